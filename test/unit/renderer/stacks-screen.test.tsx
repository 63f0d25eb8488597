// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Stack } from '../../../src/shared/model/stack.ts'
import { aJob, aService, aStack, connectedEngine } from './fake-client.ts'
import { closeWindow, openWindow, settle } from './window.tsx'

const http = { target: 80, published: '8080', protocol: 'tcp' }
const shop = aStack('shop', 'running', { services: [aService('web', 'healthy', { ports: [http] }), aService('db', 'running')] })
const notes = aStack('notes', 'down', { services: [aService('app', 'absent')] })

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent)
const row = (name: string) => screen.getByRole('link', { name }).closest<HTMLElement>('[role="row"]') as HTMLElement

afterEach(closeWindow)

describe('the page of stacks', () => {
  it('shows each with its state, how much runs and where it answers', async () => {
    await openWindow({ stacks: [shop, notes] })
    expect(names()).toEqual(['notes', 'shop'])
    expect(row('shop').textContent).toContain('Running')
    expect(row('shop').textContent).toContain('2/2')
    expect(
      within(row('shop'))
        .getByRole('link', { name: /localhost:8080/ })
        .getAttribute('href'),
    ).toBe('http://localhost:8080/')
    expect(row('notes').textContent).toContain('Not started')
    expect(document.title).toBe('Stacks - Gantry')
  })

  it('says what to do when there is none', async () => {
    const { gantry, user } = await openWindow({ stacks: [] })
    await settle(350)
    expect(screen.getByRole('heading', { name: 'No stacks yet' })).toBeTruthy()
    gantry.answer('stacks.addSample', () => ({ id: 'sample' }))
    await user.click(screen.getByRole('button', { name: 'Try the sample' }))
    expect(gantry.calls.map((call) => call.path)).toContain('stacks.addSample')
    expect(window.location.hash).toBe('#/stacks/sample')
  })

  it('shows nothing for an instant, then a skeleton', async () => {
    await openWindow({ stacks: null })
    expect(screen.queryByText('Loading stacks')).toBeNull()
    await settle(350)
    expect(screen.getByText('Loading stacks')).toBeTruthy()
  })

  it('follows what changes, without moving rows', async () => {
    const { gantry } = await openWindow({ stacks: [shop, notes] })
    gantry.stacks.push({ type: 'changed', stack: { ...notes, state: 'failed', detail: 'app exited with code 1' } })
    await settle()
    expect(names()).toEqual(['notes', 'shop'])
    expect(row('notes').textContent).toContain('app exited with code 1')
  })

  it('searches and filters, names what was filtered to nothing, and clears it', async () => {
    const { user } = await openWindow({ stacks: [shop, notes] })
    await user.type(screen.getByRole('searchbox', { name: 'Search stacks' }), 'db')
    expect(names()).toEqual(['shop'])
    await user.type(screen.getByRole('searchbox', { name: 'Search stacks' }), 'x')
    expect(screen.getByText(/None of 2 stacks has “dbx”/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear search and filter' }))
    await user.click(screen.getByRole('button', { name: /Not running/ }))
    expect(names()).toEqual(['notes'])
  })
})

describe('an action on a row', () => {
  it('shows within a frame, becomes the job, and ends', async () => {
    const { gantry, user } = await openWindow({ stacks: [notes] })
    let done: (answer: { jobId: string }) => void = () => {}
    gantry.answer('stacks.start', () => new Promise((resolve) => (done = resolve)))
    await user.click(screen.getByRole('button', { name: 'Start notes' }))
    expect(row('notes').textContent).toContain('Starting')
    done({ jobId: 'j' })
    const job = aJob('j', { subject: 'stack:notes', subjectName: 'notes', title: 'Start notes', step: 'Pulling app', fraction: 0.5 })
    gantry.jobs.push({ jobs: [job] })
    await settle()
    expect(row('notes').textContent).toContain('Pulling app50%')
    expect(within(row('notes')).getByRole('button', { name: /Cancel/ })).toBeTruthy()
    gantry.jobs.push({ jobs: [{ ...job, state: 'done', finishedAt: new Date().toISOString() }] })
    await settle()
    expect(row('notes').textContent).not.toContain('Pulling')
    expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain('notes is running')
  })

  it('that could not be started says why under its row, and only there', async () => {
    const { gantry, user } = await openWindow({ stacks: [notes, shop] })
    gantry.answer('stacks.start', () => {
      throw new Error('boom')
    })
    await user.click(screen.getByRole('button', { name: 'Start notes' }))
    await settle()
    expect(row('notes').textContent).toContain('Gantry ran into a problem of its own.')
    expect(row('shop').textContent).not.toContain('problem')
  })

  it('that failed as a job is told under its row with the way to it', async () => {
    const failed = aJob('f', {
      state: 'failed',
      subject: 'stack:notes',
      title: 'Start notes',
      fault: { code: 'image.notFound', message: 'The image app:1 was not found.', hint: 'Check its name.' },
    })
    const { user } = await openWindow({ stacks: [notes], jobs: [failed] })
    expect(row('notes').textContent).toContain('Start notes failed. The image app:1 was not found.')
    expect(within(row('notes')).getByRole('link', { name: 'Show job' }).getAttribute('href')).toBe('#/jobs/f')
    await user.click(within(row('notes')).getByRole('button', { name: /Dismiss/ }))
    expect(row('notes').textContent).not.toContain('not found')
  })

  it('is not offered without an engine, and says so', async () => {
    const { gantry } = await openWindow({
      stacks: [notes],
      engine: {
        state: 'unreachable',
        fault: { code: 'engine.stopped', message: 'Docker is installed, but not running.' },
        lastSeenAt: new Date().toISOString(),
      },
    })
    const start = screen.getByRole('button', { name: 'Start notes, not available: No engine can be reached' })
    start.click()
    expect(gantry.calls.map((call) => call.path)).not.toContain('stacks.start')
    expect(screen.getByText('Docker is installed, but not running.')).toBeTruthy()
  })
})

describe('the keyboard', () => {
  const three = [aStack('a', 'down'), aStack('b', 'down'), aStack('c', 'down')]
  const focused = () => document.activeElement?.getAttribute('data-row')

  it('has one tab stop in the list, moved by arrows, letters, Home and End', async () => {
    const { user } = await openWindow({ stacks: three })
    row('a').focus()
    await user.keyboard('{ArrowDown}')
    expect(focused()).toBe('b')
    await user.keyboard('j')
    expect(focused()).toBe('c')
    await user.keyboard('j')
    expect(focused()).toBe('c')
    await user.keyboard('k{Home}')
    expect(focused()).toBe('a')
    await user.keyboard('{End}')
    expect(focused()).toBe('c')
    expect(screen.getAllByRole('row').filter((each) => each.tabIndex === 0)).toHaveLength(1)
  })

  it('acts on the row: s starts, Enter opens', async () => {
    const { gantry, user } = await openWindow({ stacks: three })
    gantry.answer('stacks.start', () => ({ jobId: 'x' }))
    row('b').focus()
    await user.keyboard('s')
    expect(gantry.calls).toContainEqual({ path: 'stacks.start', input: { id: 'b' } })
    await user.keyboard('{Enter}')
    expect(window.location.hash).toBe('#/stacks/b')
  })

  it('does nothing with letters when they are switched off', async () => {
    const { gantry, user } = await openWindow({ stacks: three, settings: { letterShortcuts: false } })
    row('b').focus()
    await user.keyboard('sj')
    expect(focused()).toBe('b')
    expect(gantry.calls.map((call) => call.path)).not.toContain('stacks.start')
  })

  it('keeps focus in the list when the row goes away', async () => {
    const { gantry } = await openWindow({ stacks: three })
    row('b').focus()
    gantry.stacks.push({ type: 'removed', id: 'b' })
    await settle()
    expect(focused()).toBe('c')
  })

  it('asks before removing, touches nothing else, and gives focus back on Escape', async () => {
    const { gantry, user } = await openWindow({ stacks: three })
    gantry.answer('stacks.remove', () => ({}))
    row('b').focus()
    await user.keyboard('{Delete}')
    const dialog = await screen.findByRole('dialog', { name: 'Remove b from the list?' })
    expect(dialog.textContent).toContain('Its folder, containers and volumes are not touched.')
    await user.keyboard('{Escape}')
    await settle(50)
    expect(gantry.calls.map((call) => call.path)).not.toContain('stacks.remove')
    expect(focused()).toBe('b')
    await user.keyboard('{Delete}')
    await user.click(await screen.findByRole('button', { name: 'Remove from list' }))
    await settle()
    expect(gantry.calls).toContainEqual({ path: 'stacks.remove', input: { id: 'b' } })
  })
})

describe('what may not be true any more', () => {
  it('is marked when the engine is gone', async () => {
    const stale: Stack = { ...shop, stale: true }
    await openWindow({
      stacks: [stale],
      engine: { ...connectedEngine, state: 'slow', lastSeenAt: new Date(Date.now() - 130_000).toISOString() },
    })
    expect(screen.getByText(/The engine is not answering/).textContent).toContain('2 min. ago')
    expect(row('shop').hasAttribute('data-stale')).toBe(true)
  })

  it('is marked when the door falls shut, which aborts the streams', async () => {
    const { gantry } = await openWindow({ stacks: [shop] })
    const closed = new Error('The connection was closed')
    closed.name = 'AbortError'
    gantry.stacks.break(closed)
    await settle()
    expect(screen.getByRole('grid').hasAttribute('data-stale')).toBe(true)
  })

  it('is read again after the stream broke', async () => {
    const { gantry } = await openWindow({ stacks: [shop] })
    gantry.stacks.break()
    await settle(400)
    expect(gantry.stacks.readerCount).toBe(1)
    gantry.stacks.push({ type: 'changed', stack: notes })
    await settle()
    expect(names()).toEqual(['notes', 'shop'])
  })

  it('leaves no reader behind', async () => {
    const { gantry } = await openWindow({ stacks: [shop] })
    closeWindow()
    gantry.stacks.push({ type: 'removed', id: 'shop' })
    await settle(20)
    expect([gantry.stacks, gantry.engine, gantry.jobs, gantry.settings].map((stream) => stream.readerCount)).toEqual([0, 0, 0, 0])
  })
})
