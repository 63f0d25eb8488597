// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { aService, aStack } from './fake-client.ts'
import { closeWindow, openWindow, settle } from './window.tsx'

afterEach(closeWindow)

const listing = {
  path: '/home/mina',
  parent: '/home',
  places: [{ label: 'Home', path: '/home/mina' }],
  entries: [
    { name: 'labs', path: '/home/mina/labs', kind: 'folder', stack: false },
    { name: 'shop', path: '/home/mina/shop', kind: 'folder', stack: true },
  ],
  more: false,
}
const look = {
  folder: '/home/mina/shop',
  candidates: [{ files: ['/home/mina/shop/compose.yaml'], name: 'shop', services: ['web', 'db'], profiles: ['debug'] }],
}

describe('adding a stack', () => {
  const open = async () => {
    const opened = await openWindow({ stacks: [] })
    opened.gantry.answer('files.browse', (input?: { path?: string }) => ({ ...listing, path: input?.path ?? listing.path }))
    opened.gantry.answer('stacks.look', () => look)
    opened.gantry.answer('stacks.add', () => ({ id: 'new' }))
    opened.gantry.answer('stacks.start', () => ({ jobId: 'j' }))
    await opened.user.keyboard('{Control>}o{/Control}')
    await screen.findByRole('dialog', { name: 'Add a stack' })
    await settle(50)
    return opened
  }

  it('goes from the folder to what is in it, and starts it, by keyboard alone', async () => {
    const { gantry, user } = await open()
    const list = await screen.findByRole('listbox')
    list.focus()
    await user.keyboard('{ArrowDown}{Enter}')
    const review = await screen.findByRole('dialog', { name: 'Add shop' })
    expect(
      within(review)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['web', 'db', 'debug'])
    await user.click(within(review).getByRole('button', { name: 'Add and start' }))
    await settle()
    expect(gantry.calls).toContainEqual({ path: 'stacks.add', input: { folder: '/home/mina/shop', files: undefined } })
    expect(gantry.calls).toContainEqual({ path: 'stacks.start', input: { id: 'new' } })
    expect(window.location.hash).toBe('#/stacks/new')
  })

  it('ties what is wrong with a path to its field', async () => {
    const { gantry, user } = await open()
    gantry.answer('stacks.look', () => {
      throw new Error('no')
    })
    const field = screen.getByRole('textbox', { name: 'Folder or compose file' })
    await user.type(field, '/nowhere{Enter}')
    await settle()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const words = document.getElementById(field.getAttribute('aria-describedby') ?? '')
    expect(words?.textContent).toContain('problem')
  })

  it('shows a broken file in its place, and does not offer to start it', async () => {
    const { gantry, user } = await open()
    gantry.answer('stacks.look', () => ({
      ...look,
      candidates: [
        {
          ...look.candidates[0],
          services: [],
          fault: {
            code: 'compose.syntax',
            message: 'compose.yaml can’t be read.',
            place: { file: '/home/mina/shop/compose.yaml', line: 3, column: 1, excerpt: [{ line: 3, text: 'web', marked: true }] },
          },
        },
      ],
    }))
    await user.type(screen.getByRole('textbox', { name: 'Folder or compose file' }), '/home/mina/shop{Enter}')
    const review = await screen.findByRole('dialog', { name: 'Add shop' })
    expect(review.textContent).toContain('/home/mina/shop/compose.yaml:3:1')
    expect(within(review).getByRole('button', { name: /^Add and start ?, not available/ })).toBeTruthy()
  })
})

describe('taking down with volumes', () => {
  it('names each volume and waits until the name of the stack is typed', async () => {
    const shop = aStack('shop', 'running', {
      services: [aService('db', 'running')],
      volumes: [
        { key: 'data', name: 'shop_data', external: false },
        { key: 'shared', name: 'company', external: true },
      ],
    })
    const { gantry, user } = await openWindow({ stacks: [shop] })
    gantry.answer('stacks.down', () => ({ jobId: 'd' }))
    await user.click(screen.getByRole('button', { name: 'More actions for shop' }))
    await user.click(await screen.findByRole('menuitem', { name: /delete volumes/ }))
    const dialog = await screen.findByRole('dialog', { name: 'Take down shop and delete its volume?' })
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['shop_data'])
    await user.click(within(dialog).getByRole('button', { name: /^Take down and delete volume ?, not available/ }))
    expect(gantry.calls.map((call) => call.path)).not.toContain('stacks.down')
    await user.type(within(dialog).getByRole('textbox'), 'shop')
    await user.click(within(dialog).getByRole('button', { name: 'Take down and delete volume' }))
    expect(gantry.calls).toContainEqual({ path: 'stacks.down', input: { id: 'shop', volumes: true, confirmVolumes: ['shop_data'] } })
  })
})

describe('the palette', () => {
  it('opens with its keys, finds, runs, and is gone', async () => {
    const { user } = await openWindow({ stacks: [aStack('shop', 'down'), aStack('notes', 'down')] })
    await user.keyboard('{Control>}k{/Control}')
    const field = await screen.findByRole('combobox')
    await settle(50)
    await user.type(field, 'logs of notes')
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('Show logs of notes')
    await user.keyboard('{Enter}')
    await settle(100)
    expect(screen.queryByRole('combobox')).toBeNull()
    expect(window.location.hash).toBe('#/stacks/notes/logs')
  })
})

describe('settings', () => {
  it('are changed at once, and put back when they could not be kept', async () => {
    const { gantry, user } = await openWindow({}, '#/settings')
    const dark = screen.getByRole('radio', { name: 'Dark' }) as HTMLInputElement
    await user.click(dark)
    expect(gantry.calls).toContainEqual({ path: 'settings.set', input: { changes: { theme: 'dark' } } })
    expect(dark.checked).toBe(true)
    gantry.answer('settings.set', () => {
      throw new Error('disk')
    })
    await user.click(screen.getByRole('radio', { name: 'Light' }))
    await settle()
    expect(dark.checked).toBe(true)
  })
})
