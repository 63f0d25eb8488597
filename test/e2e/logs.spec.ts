// The merged log: it follows, holds still when it is read, is searched, filtered and saved; and no container can flood it.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { containerOf, docker, expect, type ListedStack, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { script, sleeper } from './stacks.ts'

/** Prints in a running container what the test wants, when it wants it. */
async function print(stack: ListedStack, service: string, text: string, stream: 1 | 2 = 1): Promise<void> {
  await docker('exec', await containerOf(stack, service), 'sh', '-c', `printf '%b' "$1" > /proc/1/fd/${stream}`, 'sh', text)
}

const numbered = (from: number, to: number): string => `i=${from}; while [ $i -le ${to} ]; do echo "line number $i"; i=$((i+1)); done`
const many = script(`${numbered(1, 300)}; exec sleep 3600`)

test('it follows; scrolling up pauses it; the pill counts and leads back', async ({ page, shell, runStack }) => {
  const stack = await runStack({ services: { app: many } })
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.line('line number 300')).toBeVisible()
  await expect(shell.log.status).toContainText('Following')
  await print(stack, 'app', 'a new line\\n')
  await expect(shell.log.line('a new line')).toBeInViewport()

  await shell.log.lines.hover()
  await page.mouse.wheel(0, -600)
  await expect(shell.log.pill).toBeVisible()
  const read = await shell.log.settled()
  await print(stack, 'app', 'two\\nmore\\n')
  await expect(shell.log.pill).toContainText('2 new lines')
  expect(await shell.log.visible()).toEqual(read)
  await shell.log.pill.click()
  await expect(shell.log.line('more')).toBeInViewport()
  await expect(shell.log.pill).toBeHidden()

  await shell.log.lines.focus()
  await page.keyboard.press('Space')
  await expect(shell.log.status).toContainText('Paused')
  await page.keyboard.press('End')
  await expect(shell.log.status).toContainText('Following')
  await page.keyboard.press('Home')
  await expect(shell.log.line('line number 1').first()).toBeInViewport()
  await expect(shell.log.lines).toContainText('The log begins here')
})

test('search counts, goes from match to match, shows matches only, and explains a bad pattern', async ({ page, shell, runStack }) => {
  const stack = await runStack({ services: { app: many } })
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.line('line number 300')).toBeVisible()
  await page.keyboard.press('Control+f')
  await expect(shell.log.search).toBeFocused()
  await shell.log.search.fill('number 29')
  await expect(shell.log.found).toHaveText('11 of 11')
  await expect(shell.log.pill).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(shell.log.found).toHaveText('1 of 11')
  await expect(shell.log.line(/line number 29$/)).toBeInViewport()
  await page.keyboard.press('Shift+Enter')
  await expect(shell.log.found).toHaveText('11 of 11')
  await shell.log.onlyMatching.check()
  await expect(shell.log.lines.getByRole('listitem')).toHaveCount(11)
  await shell.log.onlyMatching.uncheck()

  await shell.log.panel.getByRole('button', { name: 'Regular expression' }).click()
  await shell.log.search.fill('number 2(')
  await expect(shell.log.found).toContainText(/pattern|expression/i)
  await expect(shell.log.search).toHaveAttribute('aria-invalid', 'true')
  await shell.log.search.fill('number (7|8)$')
  await expect(shell.log.found).toHaveText(/of 2$/)
  await shell.log.search.fill('not in here')
  await expect(shell.log.found).toHaveText('No matches')
})

test('services are shown alone and hidden; streams are told apart; colours are the palette’s', async ({ page, shell, runStack }) => {
  const stack = await runStack({
    services: { one: script('echo from-one; exec sleep 3600'), two: script('echo from-two; exec sleep 3600') },
  })
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.line('from-one')).toBeVisible()
  await expect(shell.log.line('from-two')).toBeVisible()
  await shell.log.chip('one').click()
  await expect(shell.log.line('from-two')).toBeHidden()
  await expect(shell.log.line('from-one')).toBeVisible()
  await shell.log.chip('All').click()
  await shell.log.chip('one').click({ modifiers: ['Alt'] })
  await expect(shell.log.line('from-one')).toBeHidden()
  await expect(shell.log.line('from-two')).toBeVisible()
  await shell.log.chip('All').click()

  await print(stack, 'one', '\\033[31mred words\\033[0m and plain\\n')
  const red = shell.log.line('red words').getByText('red words', { exact: true })
  await expect(red).toBeVisible()
  await expect(red).toHaveClass(/ansi-red/)
  await print(stack, 'two', 'trouble here\\n', 2)
  await expect(shell.log.line('trouble here')).toHaveAttribute('data-stream', 'stderr')
  await shell.log.tool('Streams').click()
  await page.getByRole('menuitemcheckbox', { name: 'Standard output' }).click()
  await expect(shell.log.line('red words')).toBeHidden()
  await expect(shell.log.line('trouble here')).toBeVisible()
})

test('timestamps, wrapping, clearing', async ({ page, shell, runStack }) => {
  const long = 'w'.repeat(2_000)
  const stack = await runStack({ services: { app: script(`echo short; echo ${long}; exec sleep 3600`) } })
  await shell.goToStack(stack.id, 'logs')
  const line = shell.log.line('short')
  await expect(line).toBeVisible()
  await expect(line.locator('time')).toHaveCount(0)
  await shell.log.lines.focus()
  await page.keyboard.press('t')
  await expect(line.locator('time')).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}$/)
  await page.keyboard.press('t')
  await page.keyboard.press('t')
  await expect(line.locator('time')).toHaveCount(0)

  const height = async (): Promise<number> => (await shell.log.line('wwww').boundingBox())?.height ?? 0
  expect(await height()).toBeGreaterThan(60)
  await page.keyboard.press('w')
  await expect.poll(height).toBeLessThan(30)
  await shell.log.tool('Clear the view').click()
  await expect(line).toBeHidden()
  await page.getByRole('button', { name: /^Show \d+ earlier lines/ }).click()
  await expect(line).toBeVisible()
})

test('what passes the filter is saved to a new file, never over an old one', async ({ door, shell, runStack }) => {
  const stack = await runStack({ services: { app: many } })
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.line('line number 300')).toBeVisible()
  await shell.log.tool('Save to a file').click()
  const field = shell.dialog.getByRole('textbox', { name: 'File' })
  await expect(field).toHaveValue(new RegExp(`^${door.userHome}/${stack.name}-.*\\.log$`))
  const file = path.join(door.userHome, 'saved.log')
  await field.fill(file)
  await shell.dialog.getByRole('button', { name: 'Save log' }).click()
  await expect(shell.dialog.filter({ hasText: 'Save the log' })).toBeHidden()
  const saved = await readFile(file, 'utf8')
  expect(saved.match(/line number \d+/g)).toHaveLength(300)
  await shell.log.tool('Save to a file').click()
  await field.fill(file)
  await shell.dialog.getByRole('button', { name: 'Save log' }).click()
  await expect(shell.dialog.getByRole('alert')).toContainText('saved.log')
  expect(await readFile(file, 'utf8')).toBe(saved)
})

test('a restart and an exit stand between the lines', async ({ shell, runStack }) => {
  const stack = await runStack({ services: { app: script('echo hello-again; exec sleep 3600'), other: sleeper() } })
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.line('hello-again')).toHaveCount(1)
  await docker('restart', '--time', '1', await containerOf(stack, 'app'))
  await expect(shell.log.line('hello-again')).toHaveCount(2)
  await expect(shell.log.lines.locator('[data-stream="note"]').first()).toBeVisible()
})

test('windows that are closed leave no stream open', async ({ door, runStack, openWindow }) => {
  const stack = await runStack({ services: { a: many, b: many } })
  const look = async (): Promise<void> => {
    const page = await openWindow(door)
    const shell = new Shell(page)
    await shell.goToStack(stack.id)
    await expect(shell.stack.service('a')).toContainText(/\d+(\.\d+)?%/)
    await shell.stack.tab('Logs').click()
    await expect(shell.log.line('line number 300').first()).toBeVisible()
    await page.close()
  }
  // Connections to the engine are kept for the next question, so the first window's count is what is compared with.
  await look()
  const kept = await door.sockets()
  for (let windows = 0; windows < 2; windows++) await look()
  await expect.poll(() => door.sockets()).toBeLessThanOrEqual(kept)
})
