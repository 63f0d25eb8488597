// Long work: cancelled half-way, waited for, replayed in a window opened later, and remembered over a restart.
import { startSlowRegistry } from '../support/slow-registry.ts'
import { tinyImage } from '../support/tiny-image.ts'
import { docker, endOf, expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { script, sleeper } from './stacks.ts'

test('cancelled during a pull: it stops pulling, and says that nothing runs', async ({ shell, addStack }) => {
  const registry = await startSlowRegistry({ chunkEvery: 100 })
  try {
    const stack = await addStack({ services: { web: { image: registry.image, command: ['true'] } } })
    await shell.stacks.open(stack.name)
    await shell.stack.start.click()
    await expect(shell.stack.service('web')).toContainText(/Pulling/, { timeout: 20_000 })
    await expect.poll(() => registry.sending(), { timeout: 20_000 }).toBe(1)
    await shell.stack.work.getByRole('button', { name: /^Cancel/ }).click()
    await expect(shell.stack.work).toContainText('Nothing is running.', { timeout: 20_000 })
    await expect.poll(() => registry.sending(), { timeout: 20_000 }).toBe(0)
    await shell.stack.is('Not started')
  } finally {
    await registry.close()
  }
})

test('cancelled during a build: nothing goes on building', async ({ shell, addStack }) => {
  const dockerfile = `FROM ${tinyImage}\nRUN echo building-for-long && sleep 120\n`
  const stack = await addStack({ services: { web: { ...sleeper(), image: undefined, build: '.' } } }, { Dockerfile: dockerfile })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await expect(shell.stack.service('web')).toContainText('Building', { timeout: 20_000 })
  await shell.stack.work.getByRole('button', { name: 'Show output' }).click()
  await expect(shell.job.output).toContainText('building-for-long', { timeout: 20_000 })
  await shell.job.cancel.click()
  await expect(shell.job.view).toContainText('Nothing is running.', { timeout: 20_000 })
  await expect(shell.job.cancel).toBeHidden()
})

test('cancelled during the wait for health: what was left running is told, and stays', async ({ shell, addStack }) => {
  const stack = await addStack({
    services: {
      db: sleeper({ healthcheck: { test: ['CMD', 'false'], interval: '500ms', retries: 1000 } }),
      web: sleeper({ depends_on: { db: { condition: 'service_healthy' } } }),
    },
  })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await expect(shell.stack.service('web')).toContainText(/Waiting\s*for db to be healthy/, { timeout: 20_000 })
  await shell.stack.work.getByRole('button', { name: /^Cancel/ }).click()
  await expect(shell.stack.work).toContainText(/Left running: db|db is (still )?running|db/, { timeout: 20_000 })
  await expect(shell.stack.work).toHaveAccessibleName(/cancelled$/)
  expect(await docker('ps', '--format', '{{.Label "com.docker.compose.service"}}', '--filter', `name=${stack.name}`)).toBe('db')
})

test('a second operation says what it waits for, and then runs', async ({ page, shell, runStack }) => {
  const stack = await runStack({
    services: { slow: script('trap "sleep 2; exit 0" TERM; sleep 3600 & wait', { init: false, stop_grace_period: '10s' }) },
  })
  await shell.stacks.row(stack.name).focus()
  await page.keyboard.press('r')
  await expect(shell.stacks.state(stack.name)).toContainText(/Restart|Stopping/)
  await page.keyboard.press('s')
  await shell.goTo('Jobs')
  await expect(shell.jobs.underWay).toContainText(`Waits for Restart ${stack.name}`)
  await expect(shell.jobs.finished).toContainText(`Stop ${stack.name}`, { timeout: 30_000 })
  await shell.goTo('Stacks')
  await expect(shell.stacks.state(stack.name)).toHaveText('Stopped')
})

test('output is replayed after a reload and in a second window, and both go on live', async ({
  door,
  page,
  shell,
  addStack,
  openWindow,
}) => {
  const dockerfile = `FROM ${tinyImage}\nRUN echo early-words && while [ ! -e /tmp/never ]; do sleep 1; echo later-words; done\n`
  const stack = await addStack({ services: { web: { ...sleeper(), image: undefined, build: '.' } } }, { Dockerfile: dockerfile })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await shell.stack.work.getByRole('button', { name: 'Show output' }).click()
  await expect(shell.job.output).toContainText('early-words', { timeout: 20_000 })

  await page.reload()
  await expect(shell.job.output).toContainText('early-words')
  await expect(shell.job.output).toContainText('later-words')

  const second = new Shell(await openWindow(door))
  await second.goTo('Jobs')
  await second.jobs.job(`Start ${stack.name}`).click()
  await expect(second.job.output).toContainText('early-words')
  await second.job.cancel.click()
  for (const each of [shell, second]) await expect(each.job.view).toContainText('Nothing is running.', { timeout: 20_000 })
})

test('history stays over a restart of Gantry, and a window that was open finds it again', async ({
  door,
  page,
  shell,
  guardOf,
  addStack,
}) => {
  guardOf(page).allow(/WebSocket connection|ERR_CONNECTION_REFUSED|401 \(Unauthorized\)/)
  const dockerfile = `FROM ${tinyImage}\nRUN echo words-of-the-past\nRUN exit 3\n`
  const stack = await addStack({ services: { web: { build: '.' } } }, { Dockerfile: dockerfile })
  const client = await door.client()
  expect(await endOf(client, await client.stacks.start({ id: stack.id }))).toMatchObject({ state: 'failed' })
  await door.stop()
  await expect(page.getByRole('status').filter({ hasText: 'Gantry is not answering' })).toBeVisible()
  await door.start()
  await expect(page.getByRole('status').filter({ hasText: 'no longer valid' })).toBeVisible({ timeout: 20_000 })
  await page.goto('about:blank')
  await page.goto(door.firstLink())
  await shell.goTo('Jobs')
  await shell.jobs.job(`Start ${stack.name}`).click()
  await expect(shell.job.view).toContainText('Dockerfile:3')
  await expect(shell.job.output).toContainText('words-of-the-past')
})

test('quitting with a job under way: it says so afterwards', async ({ door, page, shell, guardOf, addStack }) => {
  guardOf(page).allow(/WebSocket connection|ERR_CONNECTION_REFUSED|401 \(Unauthorized\)/)
  const stack = await addStack({
    services: { db: sleeper({ healthcheck: { test: ['CMD', 'false'], interval: '500ms', retries: 1000 } }) },
  })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await expect(shell.stack.service('db')).toContainText('Checking health', { timeout: 20_000 })
  await door.stop()
  await door.start()
  await page.goto('about:blank')
  await page.goto(door.firstLink())
  await shell.goTo('Jobs')
  await shell.jobs.job(`Start ${stack.name}`).click()
  await expect(shell.job.view).toContainText(/was cancelled|interrupted/)
  await expect(shell.job.view).toContainText('db')
})
