// Everything that can be done with a stack, from its row, its page, the keyboard and the palette.
import { containerOf, docker, expect, test } from './fixtures.ts'
import { freePort, script, sleeper, web } from './stacks.ts'
import { tinyImage } from '../support/tiny-image.ts'

async function inspect(container: string, format: string): Promise<string> {
  return docker('inspect', '--format', format, container)
}

test('restart, pause, unpause and recreate do what they say', async ({ shell, runStack }) => {
  const stack = await runStack({ services: { app: sleeper() } })
  const container = await containerOf(stack, 'app')
  const startedAt = await inspect(container, '{{.State.StartedAt}}')
  await shell.stacks.open(stack.name)

  await shell.stack.head.getByRole('button', { name: /^Restart/ }).click()
  await expect.poll(() => inspect(container, '{{.State.StartedAt}} {{.State.Running}}')).not.toContain(startedAt)
  await expect(shell.announced).toHaveText(`${stack.name} was restarted`)
  expect(await containerOf(stack, 'app')).toBe(container)

  await shell.stack.choose('Pause')
  await shell.stack.is('Paused')
  expect(await inspect(container, '{{.State.Status}}')).toBe('paused')
  await shell.stack.choose('Unpause')
  await shell.stack.is('Running')

  await shell.stack.choose('Recreate containers')
  await expect.poll(() => containerOf(stack, 'app'), { timeout: 20_000 }).not.toBe(container)
  await shell.stack.is('Running')
})

test('rebuild takes in what was changed', async ({ shell, runStack }) => {
  const built = (words: string): string => `FROM ${tinyImage}\nRUN echo ${words} > /words\n`
  const stack = await runStack({ services: { app: { ...sleeper(), image: undefined, build: '.' } } }, { Dockerfile: built('before') })
  await stack.write('Dockerfile', built('after'))
  await shell.stacks.open(stack.name)
  await shell.stack.choose('Rebuild and start')
  const words = async (): Promise<string> => docker('exec', await containerOf(stack, 'app'), 'cat', '/words').catch(() => 'not running')
  await expect.poll(words, { timeout: 30_000 }).toBe('after')
  await shell.stack.is('Running')
})

test('scale makes and removes containers', async ({ page, shell, runStack }) => {
  const stack = await runStack({ services: { worker: sleeper(), other: sleeper() } })
  await shell.stacks.choose(stack.name, 'Scale services…')
  const count = shell.dialog.getByRole('spinbutton', { name: 'worker' })
  await expect(count).toHaveValue('1')
  await count.fill('3')
  await shell.dialog.getByRole('button', { name: 'Scale services' }).click()
  await expect(shell.stacks.row(stack.name)).toContainText('2/2', { timeout: 20_000 })
  await expect.poll(async () => (await containerOf(stack, 'worker')).split('\n').length).toBe(3)
  await shell.stacks.choose(stack.name, 'Scale services…')
  await expect(count).toHaveValue('3')
  await shell.dialog.getByRole('button', { name: 'One worker less' }).click()
  await page.keyboard.press('Tab')
  await shell.dialog.getByRole('button', { name: 'Scale services' }).click()
  await expect.poll(async () => (await containerOf(stack, 'worker')).split('\n').length, { timeout: 20_000 }).toBe(2)
})

test('a profile that is switched on is part of the next start', async ({ page, shell, addStack }) => {
  const stack = await addStack({ services: { app: sleeper(), debug: sleeper({ profiles: ['tools'] }) } })
  await shell.stacks.open(stack.name)
  await expect(shell.stack.services.getByRole('rowgroup', { name: 'Not started by default' })).toContainText('debug')
  await shell.stack.profiles.click()
  await page.getByRole('menuitemcheckbox', { name: 'tools' }).click()
  await expect(shell.stack.profiles).toContainText('1/1')
  await shell.stack.start.click()
  await shell.stack.is('Running')
  await expect(shell.stack.service('debug')).toContainText('Running')
})

test('take down removes containers and keeps volumes', async ({ shell, runStack }) => {
  const stack = await runStack({ services: { db: sleeper({ volumes: ['data:/data'] }) }, volumes: { data: {} } })
  await shell.stacks.choose(stack.name, 'Take down…')
  await expect(shell.dialog).toContainText('Its volumes, images and folder stay')
  await shell.dialog.getByRole('button', { name: 'Take down' }).click()
  await expect(shell.stacks.state(stack.name)).toHaveText('Not started', { timeout: 20_000 })
  expect(await containerOf(stack, 'db')).toBe('')
  expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${stack.name}_data`)).toBe(`${stack.name}_data`)
})

test('take down with volumes names each, and asks for the name of the stack', async ({ shell, runStack }) => {
  const stack = await runStack({
    services: { db: sleeper({ volumes: ['data:/data', 'cache:/cache'] }) },
    volumes: { data: {}, cache: {} },
  })
  await shell.stacks.choose(stack.name, 'Take down and delete volumes…')
  await expect(shell.dialog.getByRole('listitem')).toHaveText([`${stack.name}_cache`, `${stack.name}_data`])
  const button = shell.dialog.getByRole('button', { name: 'Take down and delete 2 volumes' })
  await button.click({ force: true })
  await expect(shell.dialog).toBeVisible()
  await shell.dialog.getByRole('textbox').fill(stack.name)
  await button.click()
  await expect(shell.stacks.state(stack.name)).toHaveText('Not started', { timeout: 20_000 })
  expect(await docker('volume', 'ls', '--quiet', '--filter', `label=com.docker.compose.project=${stack.name}`)).toBe('')
})

test('chosen services only: the others go on as they were', async ({ page, shell, runStack }) => {
  const stack = await runStack({ services: { a: sleeper(), b: sleeper(), c: sleeper() } })
  const untouched = await containerOf(stack, 'c')
  const startedAt = await inspect(untouched, '{{.State.StartedAt}}')
  await shell.stacks.open(stack.name)
  await shell.stack.service('a').focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(shell.stack.services).toContainText('2 services chosen')
  await shell.stack.services
    .getByRole('button', { name: /^Stop S|^Stop$/ })
    .first()
    .click()
  await expect(shell.stack.service('a')).toContainText('Stopped', { timeout: 20_000 })
  await expect(shell.stack.service('b')).toContainText('Stopped', { timeout: 20_000 })
  await expect(shell.stack.service('c')).toContainText('Running')
  await shell.stack.is('Partly running')
  await shell.stack.services.getByRole('button', { name: 'Choose none' }).click()

  await shell.stack.service('b').getByRole('button', { name: 'Start b' }).click()
  await expect(shell.stack.service('b')).toContainText('Running', { timeout: 20_000 })
  await expect(shell.stack.service('a')).toContainText('Stopped')
  expect(await inspect(untouched, '{{.State.StartedAt}}')).toBe(startedAt)
})

test('letters act on the row that has focus: s, r, l, o; and on the page', async ({ page, shell, addStack }) => {
  const port = await freePort()
  const stack = await addStack({ services: { web: web('by a letter', port) } })
  await shell.stacks.row(stack.name).focus()
  await page.keyboard.press('s')
  await expect(shell.stacks.state(stack.name)).toHaveText('Running', { timeout: 30_000 })
  const container = await containerOf(stack, 'web')
  const startedAt = await inspect(container, '{{.State.StartedAt}}')
  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('o')])
  await expect(opened.locator('body')).toHaveText('by a letter')
  await opened.close()
  await page.keyboard.press('r')
  await expect.poll(() => inspect(container, '{{.State.StartedAt}}')).not.toBe(startedAt)
  await expect(shell.stacks.state(stack.name)).toHaveText('Running', { timeout: 30_000 })

  await page.keyboard.press('Enter')
  await expect(shell.stack.name).toHaveText(stack.name)
  await page.keyboard.press('l')
  await expect(shell.log.line('serving').first()).toBeVisible()
  await page.keyboard.press('1')
  await expect(shell.stack.services).toBeVisible()
  await page.keyboard.press('s')
  await shell.stack.is('Stopped')

  // Never while a text field has focus.
  await shell.goTo('Stacks')
  await page.keyboard.press('/')
  await expect(shell.stacks.search).toBeFocused()
  await page.keyboard.type('sssrrr')
  await expect(shell.stacks.page.getByText('No stack matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await expect(shell.stacks.state(stack.name)).toHaveText('Stopped')
})

test('letters can be switched off', async ({ page, shell, addStack }) => {
  const stack = await addStack({ services: { app: sleeper() } })
  await shell.goTo('Settings')
  await shell.settings.keyboard.getByRole('switch').click()
  await expect(shell.settings.keyboard.getByRole('switch')).not.toBeChecked()
  await shell.goTo('Stacks')
  await shell.stacks.row(stack.name).focus()
  await page.keyboard.press('s')
  await page.keyboard.press('l')
  await expect(shell.stacks.row(stack.name)).toBeFocused()
  await expect(shell.stacks.state(stack.name)).toHaveText('Not started')
})

test('the palette finds stacks, services, ports and verbs', async ({ page, shell, addStack }) => {
  const port = await freePort()
  const stack = await addStack({ services: { web: web('from the palette', port), quiet: script('echo quiet here; exec sleep 3600') } })
  await shell.openPalette()
  await shell.palette.run(`>start ${stack.name}`, `Start ${stack.name}`)
  await expect(shell.stacks.state(stack.name)).toHaveText('Running', { timeout: 30_000 })

  await shell.openPalette()
  const [opened] = await Promise.all([page.context().waitForEvent('page'), shell.palette.run(`:${port}`, `localhost:${port}`)])
  await expect(opened.locator('body')).toHaveText('from the palette')
  await opened.close()

  await shell.openPalette()
  await shell.palette.run('@quiet', 'quiet')
  await expect(shell.log.line('quiet here')).toBeVisible()
  await expect(shell.log.line('serving')).toBeHidden()

  await shell.openPalette()
  await shell.palette.run('dark theme', 'Use the dark theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await shell.openPalette()
  await shell.palette.field.fill('no such thing at all')
  await expect(shell.dialog.getByRole('status')).toHaveText('Nothing is called “no such thing at all”.')
  await page.keyboard.press('Escape')
  await expect(shell.dialog).toBeHidden()
})

test('the list is searched and filtered', async ({ shell, runStack, addStack }) => {
  const running = await runStack({ services: { app: sleeper() } })
  const idle = await addStack({ services: { findme: sleeper() } })
  await shell.stacks.filter('Not running').click()
  await expect(shell.stacks.row(idle.name)).toBeVisible()
  await expect(shell.stacks.row(running.name)).toBeHidden()
  await shell.stacks.filter('All').click()
  await shell.stacks.search.fill('findme')
  await expect(shell.stacks.row(idle.name)).toBeVisible()
  await expect(shell.stacks.row(running.name)).toBeHidden()
  await shell.stacks.search.press('Escape')
  await expect(shell.stacks.row(running.name)).toBeVisible()
})
