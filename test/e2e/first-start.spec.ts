// The first thing that people do: point Gantry at a folder, click Start, see it come up, open the port.
import { cp } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { docker, expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { freePort, shop, sleeper } from './stacks.ts'

test('a folder is typed, reviewed, added and started; its levels come up; its link answers; it stops', async ({
  page,
  shell,
  makeStack,
}) => {
  const port = await freePort()
  const stack = await makeStack(shop(port))
  await shell.isConnected()

  await shell.addStack.review(stack.folder)
  await expect(shell.dialog).toHaveAccessibleName(`Add ${stack.name}`)
  await expect(shell.dialog).toContainText('compose.yaml')
  await expect(shell.dialog.getByRole('listitem')).toHaveText(['db', 'setup', 'api', 'web'])
  await shell.addStack.addAndStart.click()

  await expect(shell.stack.name).toHaveText(stack.name)
  await expect(shell.stack.work).toContainText('Start')
  await shell.stack.is('Running')
  await expect(shell.stack.services.getByRole('rowgroup', { name: 'Level 1' })).toContainText(/db.*Healthy.*setup.*Done/s)
  await expect(shell.stack.services.getByRole('rowgroup', { name: 'Level 2' })).toContainText(/api.*Healthy/s)
  await expect(shell.stack.services.getByRole('rowgroup', { name: 'Level 3' })).toContainText(/web.*Healthy/s)

  const link = shell.stack.endpoints.getByRole('link', { name: `localhost:${port}` })
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await expect(opened.locator('body')).toHaveText('the shop is open')
  expect(await opened.evaluate(() => window.opener === null)).toBe(true)
  await opened.close()

  await shell.stack.stop.click()
  await shell.stack.is('Stopped')
  await expect(shell.stack.endpoints).toBeHidden()
  await expect(shell.stack.start).toBeVisible()

  await shell.stack.tab('Activity').click()
  await expect(page.getByRole('list', { name: `Jobs of ${stack.name}` }).getByRole('button')).toHaveText([/Stop/, /Start/])
})

test('a folder is found with the keyboard alone', async ({ door, page, shell, makeStack }) => {
  const stack = await makeStack({ services: { web: sleeper() } })
  const folder = path.join(door.userHome, 'work', 'shop')
  await cp(stack.folder, folder, { recursive: true })
  await cp(stack.folder, path.join(door.userHome, 'another'), { recursive: true })

  await page.keyboard.press('Control+o')
  await expect(shell.addStack.field).toBeFocused()
  await expect(shell.addStack.folder('work')).toBeVisible()
  for (let tabs = 0; tabs < 20 && !(await hasFocus(shell.addStack.folders)); tabs++) await page.keyboard.press('Tab')
  await page.keyboard.press('w')
  await expect(shell.addStack.folder('work')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(shell.addStack.folder('shop')).toContainText('Stack')
  await page.keyboard.press('Backspace')
  await expect(shell.addStack.folder('another')).toBeVisible()
  await page.keyboard.press('w')
  await expect(shell.addStack.folder('work')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(shell.addStack.folder('shop')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(shell.dialog).toHaveAccessibleName(`Add ${stack.name}`)
  await expect(shell.dialog).toContainText(folder)
})

test('a folder that was taken off the list is offered again, and nothing of it was touched', async ({ page, shell, runStack }) => {
  const stack = await runStack({ services: { web: sleeper() } })
  await shell.stacks.choose(stack.name, 'Remove from list…')
  await expect(shell.dialog).toContainText('Its folder, containers and volumes are not touched')
  await shell.dialog.getByRole('button', { name: 'Remove from list' }).click()
  await expect(shell.stacks.row(stack.name)).toContainText('Started elsewhere')
  expect(await docker('ps', '--quiet', '--filter', `label=com.docker.compose.project=${stack.name}`)).not.toBe('')

  await page.keyboard.press('Control+o')
  await shell.addStack.recent.getByRole('button', { name: stack.folder }).click()
  await shell.addStack.add.click()
  await shell.stack.is('Running')
})

test('several files in one folder are a choice, and one that is known already is told', async ({ shell, makeStack, page }) => {
  const stack = await makeStack({ services: { web: sleeper() } }, { 'compose.ci.yaml': 'services:\n  ci:\n    image: b\n' })
  await shell.addStack.review(stack.folder)
  await shell.dialog.getByRole('radio', { name: /compose\.ci\.yaml/ }).check()
  await expect(shell.dialog.getByRole('listitem')).toHaveText(['ci'])
  await shell.dialog.getByRole('radio', { name: /compose\.yaml/ }).check()
  await expect(shell.dialog.getByRole('listitem')).toHaveText(['web'])
  await shell.addStack.add.click()
  await shell.stack.is('Not started')
  await shell.addStack.review(stack.folder)
  await expect(shell.dialog).toContainText('This folder is in the list already')
  await shell.dialog.getByRole('button', { name: 'Open the one in the list' }).click()
  await expect(shell.dialog).toBeHidden()
  await expect(page).toHaveTitle(new RegExp(stack.name))
})

test('the sample stack: added with a click, its page counts', async ({ startDoor, openWindow, willRemove }) => {
  const project = 'gantry-hello'
  const own = await docker('ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${project}`)
  test.skip(own !== '', 'the sample stack of this computer’s owner is not for tests to take away')
  willRemove(project)
  const port = await freePort()
  const door = await startDoor({ HELLO_PORT: String(port) })
  const page = await openWindow(door)
  const shell = new Shell(page)
  await shell.isConnected()
  // On a computer where other stacks run, there is no empty state.
  await expect(shell.stacks.trySample.or(shell.stacks.grid)).toBeVisible()
  if (await shell.stacks.trySample.isVisible()) await shell.stacks.trySample.click()
  else {
    await shell.openPalette()
    await shell.palette.run('sample', 'Try the sample stack')
  }
  await shell.stack.is('Not started')
  await shell.stack.start.click()
  await shell.stack.is('Running')
  await expect(shell.stack.service('setup')).toContainText('Done')
  await expect(shell.stack.service('visitor')).toContainText('Not created')

  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('o')])
  await expect(opened.getByRole('heading')).toHaveText('Hello from your first stack')
  const count = async (): Promise<number> =>
    Number(
      await opened
        .locator('output')
        .textContent({ timeout: 1_000 })
        .catch(() => '0'),
    )
  await expect.poll(count).toBeGreaterThan(0)
  const before = await count()
  await expect.poll(count).toBeGreaterThan(before)
  await opened.close()
})

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}
