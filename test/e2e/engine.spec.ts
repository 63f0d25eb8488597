// The engine goes and comes: the window says what it knows, and is right again without a reload.
import { type PrivateEngine, startPrivateEngine, whyNoPrivateEngine } from '../support/private-engine.ts'
import { ensureTinyImage } from '../support/tiny-image.ts'
import { expect, test as base } from './fixtures.ts'
import { sleeper } from './stacks.ts'

const test = base.extend<{ readonly engine: PrivateEngine }>({
  // Named after the doors, so that it ends after them.
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from its first argument
  engine: async ({}, use) => {
    const engine = await startPrivateEngine()
    await use(engine)
    await engine.close()
  },
  door: async ({ engine, startDoor }, use) => use(await startDoor({ DOCKER_HOST: engine.host })),
})

/** A private engine has no network to give. */
const alone = (more: object = {}): object => sleeper({ network_mode: 'none', ...more })

test.describe('none', () => {
  base('says why, and what to do; settings and the palette still work', async ({ startDoor, openWindow }) => {
    const { Shell } = await import('./pages/shell.ts')
    const door = await startDoor({ DOCKER_HOST: 'unix:///tmp/gantry-no-such-engine.sock' })
    const page = await openWindow(door)
    const shell = new Shell(page)
    await expect(page.getByRole('heading', { name: 'No engine can be reached' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('/tmp/gantry-no-such-engine.sock')
    await expect(page.getByRole('main')).toContainText('Start the engine that listens there, or choose another context')
    await expect(shell.engineChip).toContainText('Not reachable')
    await page.getByRole('main').getByRole('button', { name: 'Recheck' }).click()
    await expect(shell.statusBar).toContainText('not reachable')
    await page.getByRole('main').getByRole('link', { name: 'Engine settings' }).click()
    await expect(shell.settings.engine).toContainText('gantry-no-such-engine')
    await shell.settings.engine.getByRole('button', { name: 'Check my installation' }).click()
    await expect(shell.settings.engine.getByRole('heading', { name: 'Your installation' })).toBeVisible({ timeout: 30_000 })
    await expect(shell.settings.engine.getByRole('img', { name: 'Failed' }).first()).toBeVisible()
  })
})

test.describe('an engine that can be stopped', () => {
  const reason = whyNoPrivateEngine()
  test.skip(reason !== undefined, reason)

  test('the empty list; then it is stopped and comes again, and everything appears without a reload', async ({
    engine,
    page,
    shell,
    addStack,
  }) => {
    await expect(page.getByRole('heading', { name: 'No stacks yet' })).toBeVisible()
    await expect(shell.stacks.add).toBeVisible()
    await expect(shell.stacks.trySample).toBeVisible()

    await engine.stop()
    await expect(page.getByRole('heading', { name: 'No engine can be reached' })).toBeVisible()
    await expect(shell.engineChip).toContainText('Not reachable')
    const stack = await addStack({ services: { app: alone() } })
    await expect(shell.stacks.row(stack.name)).toBeVisible()
    await expect(shell.stacks.verb(stack.name, 'Start')).toHaveAccessibleName(/not available/)

    await engine.start()
    await shell.isConnected()
    await ensureTinyImage(engine.host)
    await expect(shell.stacks.state(stack.name)).toHaveText('Not started')
    await shell.stacks.verb(stack.name, 'Start').click()
    await expect(shell.stacks.state(stack.name)).toHaveText('Running', { timeout: 30_000 })
  })

  test('killed while a stack runs: what is shown is called old, then it is right again', async ({ engine, page, shell, runStack }) => {
    await ensureTinyImage(engine.host)
    const stack = await runStack({ services: { app: alone() } })
    await shell.stacks.open(stack.name)
    await shell.stack.is('Running')
    await engine.kill()
    await expect(page.getByRole('status').filter({ hasText: 'The engine is not answering' })).toBeVisible()
    await expect(shell.stack.stop).toHaveAttribute('aria-disabled', 'true')
    await shell.goTo('Stacks')
    await expect(shell.stacks.row(stack.name)).toHaveAttribute('data-stale', 'true')
    await expect(page.getByRole('main')).toContainText('What is shown was true')

    await engine.start()
    await expect(shell.stacks.row(stack.name)).not.toHaveAttribute('data-stale', 'true', { timeout: 30_000 })
    await shell.isConnected()
    // A dockerd that was killed takes its containers over, or finds that they are gone: the window says which.
    await expect(shell.stacks.state(stack.name)).toHaveText(/Running|Stopped|Failed|Exited/)
    await shell.stacks.open(stack.name)
    await expect(shell.stack.head.getByRole('button', { name: /^(Start|Stop)/ })).not.toHaveAttribute('aria-disabled', 'true')
  })

  test('frozen: a slow engine is told from an empty one, and from one that is gone', async ({ engine, page, shell, addStack }) => {
    const stack = await addStack({ services: { app: alone() } })
    await expect(shell.stacks.state(stack.name)).toHaveText('Not started')
    engine.freeze()
    try {
      await expect(shell.engineChip).toContainText('Not answering', { timeout: 40_000 })
      await expect(page.getByRole('status').filter({ hasText: 'The engine is not answering' })).toBeVisible()
      await expect(shell.stacks.row(stack.name)).toBeVisible()
    } finally {
      engine.thaw()
    }
    await shell.isConnected()
    await expect(page.getByRole('status').filter({ hasText: 'The engine is not answering' })).toBeHidden({ timeout: 20_000 })
    await expect(shell.stacks.state(stack.name)).toHaveText('Not started')
  })

  test('another engine is chosen in the window, and docker’s own choice again', async ({ engine, startDoor, openWindow }) => {
    const { Shell } = await import('./pages/shell.ts')
    const door = await startDoor({ DOCKER_HOST: engine.host })
    const page = await openWindow(door)
    const shell = new Shell(page)
    await shell.isConnected()
    await shell.goTo('Settings')
    await expect(shell.settings.engine.getByText('In use', { exact: true })).toBeVisible()
    await shell.settings.engine.getByRole('button', { name: 'Use default' }).click()
    await expect(shell.settings.engine.getByText('In use, chosen here')).toBeVisible()
    await expect(shell.settings.engine).toContainText('unix:///var/run/docker.sock')
    await shell.settings.engine
      .getByRole('button', { name: 'Follow docker’s own choice' })
      .or(shell.settings.engine.getByRole('button', { name: "Follow docker's own choice" }))
      .click()
    await expect(shell.settings.engine.getByText('In use', { exact: true })).toBeVisible()
  })
})
