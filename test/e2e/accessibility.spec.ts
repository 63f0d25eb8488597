// Each screen in both themes, by axe; and what axe can't see: the way of Tab, Escape, zoom, forced colours.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { fitsWidth, isAccessible, picture } from './axe.ts'
import { Shell } from './pages/shell.ts'
import { freePort, script, shop, sleeper } from './stacks.ts'

/** What a person can meet, as it is reached; the stack runs. */
async function eachScreen(page: Page, shell: Shell, stackId: string, look: (what: string) => Promise<void>): Promise<void> {
  await expect(shell.stacks.grid).toBeVisible()
  await look('stacks')
  await shell.goToStack(stackId)
  await expect(shell.stack.service('web')).toContainText('Healthy')
  await look('stack overview')
  await shell.stack.tab('Logs').click()
  await expect(shell.log.line('serving')).toBeVisible()
  await look('stack logs')
  await shell.stack.tab('Activity').click()
  await expect(shell.job.view).toBeVisible()
  await look('stack activity')
  await shell.goTo('Jobs')
  await look('jobs')
  await shell.goTo('Settings')
  await look('settings')
}

test('the screens of a running stack', async ({ page, shell, runStack }) => {
  const stack = await runStack(shop(await freePort()))
  await eachScreen(page, shell, stack.id, (what) => isAccessible(page, what))
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.line('serving')).toBeVisible()
  await page.keyboard.press('Control+f')
  await shell.log.search.fill('serving')
  await expect(shell.log.found).toHaveText(/^1 (match|of 1)/)
  await isAccessible(page, 'log search')
})

test('the layers: adding a stack, palette, shortcuts, menus, questions', async ({ page, shell, addStack, makeStack }) => {
  const stack = await addStack(shop(await freePort()))
  const other = await makeStack({ services: { web: sleeper(), extra: sleeper({ profiles: ['tools'] }) } })
  const broken = await makeStack('services:\n  web:\n    image: x\n   ports:\n')
  await expect(shell.stacks.row(stack.name)).toBeVisible()

  await page.keyboard.press('Control+o')
  await expect(shell.addStack.folders).toBeVisible()
  await isAccessible(page, 'add stack')
  await shell.addStack.field.fill('/no/such/folder')
  await shell.addStack.look.click()
  await expect(shell.addStack.problem).toBeVisible()
  await isAccessible(page, 'add stack with a problem')
  await shell.addStack.field.fill(other.folder)
  await shell.addStack.look.click()
  await expect(shell.addStack.add).toBeVisible()
  await isAccessible(page, 'review')
  await shell.addStack.back.click()
  await shell.addStack.field.fill(broken.folder)
  await shell.addStack.look.click()
  await expect(shell.addStack.again).toBeVisible()
  await isAccessible(page, 'review with a problem')
  await page.keyboard.press('Escape')

  await shell.openPalette()
  await isAccessible(page, 'palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(shell.dialog).toHaveAccessibleName(/shortcuts/i)
  await isAccessible(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await shell.stacks
    .row(stack.name)
    .getByRole('button', { name: /^More actions/ })
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await isAccessible(page, 'menu')
  await page.getByRole('menuitem', { name: 'Take down and delete volumes…' }).click()
  await isAccessible(page, 'take down')
  await page.keyboard.press('Escape')
  await shell.stacks.choose(stack.name, 'Scale services…')
  await isAccessible(page, 'scale')
})

test('a job at work, and one that failed', async ({ page, shell, addStack }) => {
  const stack = await addStack({
    services: {
      db: sleeper({ healthcheck: { test: ['CMD', 'false'], interval: '500ms', retries: 1000 } }),
      web: sleeper({ depends_on: { db: { condition: 'service_healthy' } } }),
    },
  })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await expect(shell.stack.service('web')).toContainText('Waiting', { timeout: 20_000 })
  await isAccessible(page, 'stack starting')
  await shell.stack.work.getByRole('button', { name: 'Show output' }).click()
  await expect(shell.job.cancel).toBeVisible()
  await isAccessible(page, 'job at work')
  await shell.job.cancel.click()
  await expect(shell.job.cancel).toBeHidden({ timeout: 20_000 })

  const failing = await addStack({ services: { web: script('echo out-of-luck; exit 3') } })
  await shell.goToStack(failing.id)
  await shell.stack.start.click()
  await expect(shell.stack.work).toHaveAccessibleName(/failed$/, { timeout: 30_000 })
  await isAccessible(page, 'stack failed')
  await shell.stack.work.getByRole('button', { name: 'Show output' }).click()
  await expect(shell.job.view).toContainText('code 3')
  await isAccessible(page, 'job failed')
  await shell.goTo('Stacks')
  await isAccessible(page, 'stacks with a failure')
})

test('no engine, no stacks', async ({ startDoor, openWindow }) => {
  const page = await openWindow(await startDoor({ DOCKER_HOST: 'unix:///tmp/gantry-no-such-engine.sock' }))
  const shell = new Shell(page)
  await expect(page.getByRole('heading', { name: 'No engine can be reached' })).toBeVisible()
  await isAccessible(page, 'no engine')
  await shell.goTo('Jobs')
  await expect(page.getByRole('heading', { name: 'No jobs yet' })).toBeVisible()
  await isAccessible(page, 'no jobs')
  await shell.goTo('Settings')
  await shell.settings.engine.getByRole('button', { name: 'Check my installation' }).click()
  await expect(shell.settings.engine.getByRole('img', { name: 'Failed' }).first()).toBeVisible({ timeout: 30_000 })
  await isAccessible(page, 'settings with a failed check')
})

test('Tab reaches everything that can be used, and goes round', async ({ page, shell, runStack }) => {
  const stack = await runStack(shop(await freePort()))
  await eachScreen(page, shell, stack.id, async (what) => {
    const missed = await unreachedByTab(page)
    expect(missed, what).toEqual([])
  })
  await shell.goTo('Stacks')
  await page.keyboard.press('Control+o')
  await expect(shell.addStack.folders).toBeVisible()
  await page.keyboard.press('Escape')
})

/** Walks with Tab until it has been everywhere; answers what it never came to. */
async function unreachedByTab(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const visible = (element: HTMLElement): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')]
    // One stop for a group of radio buttons; what roves has one stop for all of its items; -1 is left out on purpose.
    const stops = all.filter(
      (element) =>
        element.tabIndex >= 0 &&
        visible(element) &&
        !element.matches('[inert] *, :disabled, [data-base-ui-focus-guard], input[type="radio"]:not(:checked)'),
    )
    for (const element of stops) element.dataset['unreached'] = ''
  })
  const left = page.locator('[data-unreached]')
  const stops = await left.count()
  expect(stops).toBeGreaterThan(5)
  // What scrolls is a stop as well, hence some more presses than stops.
  for (let presses = 0; presses < stops * 2 + 10 && (await left.count()) > 0; presses++) {
    await page.keyboard.press('Tab')
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) delete document.activeElement.dataset['unreached']
    })
  }
  const names = await left.evaluateAll((all) => all.map((element) => (element as HTMLElement).outerHTML.slice(0, 200)))
  await left.evaluateAll((all) => all.forEach((element) => delete (element as HTMLElement).dataset['unreached']))
  return names
}

test('Escape closes the topmost layer only, and focus is back where it was', async ({ page, shell, addStack }) => {
  const stack = await addStack(shop(await freePort()))
  await shell.isConnected()
  const opener = page.getByRole('banner').getByRole('button', { name: /Search or run/ })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(shell.palette.field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await shell.stacks.add.focus()
  await page.keyboard.press('Enter')
  await expect(shell.addStack.field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(shell.stacks.add).toBeFocused()

  await shell.stacks.row(stack.name).focus()
  await page.keyboard.press('?')
  await expect(shell.dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shell.stacks.row(stack.name)).toBeFocused()

  const more = shell.stacks.row(stack.name).getByRole('button', { name: /^More actions/ })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(more).toBeFocused()

  await shell.stacks.row(stack.name).focus()
  await page.keyboard.press('Delete')
  await expect(shell.dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shell.dialog).toBeHidden()
  await expect(shell.stacks.row(stack.name)).toBeFocused()
})

test('focus stays in the list when its row goes', async ({ page, shell, addStack }) => {
  const first = await addStack({ services: { app: sleeper() } })
  const second = await addStack({ services: { app: sleeper() } })
  await expect(shell.stacks.row(second.name)).toBeVisible()
  await shell.stacks.row(first.name).focus()
  await page.keyboard.press('Delete')
  await shell.dialog.getByRole('button', { name: 'Remove from list' }).click()
  await expect(shell.stacks.row(first.name)).toBeHidden()
  await expect(shell.stacks.grid.locator('[role="row"]:focus')).toHaveCount(1)
})

test('at 200 % and 400 % zoom no page scrolls sideways', async ({ page, shell, runStack }) => {
  const stack = await runStack(shop(await freePort()))
  for (const [width, height] of [
    [640, 512],
    [320, 400],
  ] as const) {
    await page.setViewportSize({ width, height })
    await shell.page.evaluate(() => void (window.location.hash = '#/stacks'))
    await eachScreen(page, shell, stack.id, async (what) => {
      await picture(page, `${what} ${width}`)
      await fitsWidth(page, `${what} at ${width} px`)
    })
    await page.keyboard.press('Control+o')
    await expect(shell.addStack.folders).toBeVisible()
    await picture(page, `add stack ${width}`)
    await fitsWidth(page, `add stack at ${width} px`)
    await page.keyboard.press('Escape')
  }
})

test('forced colours, more contrast and reduced motion', async ({ page, shell, runStack }) => {
  const stack = await runStack(shop(await freePort()))
  await page.emulateMedia({ forcedColors: 'active', contrast: 'more', reducedMotion: 'reduce' })
  await eachScreen(page, shell, stack.id, async (what) => {
    await picture(page, `${what} forced`)
    const moving = await page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length)
    expect(moving, `animations on ${what}`).toBe(0)
  })
})
