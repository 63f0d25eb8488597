// One misbehaving container slows nothing else (guarantee 22).
import { containerOf, docker, expect, test } from './fixtures.ts'
import { script } from './stacks.ts'

// A trace of so much change would be the heaviest thing on the machine.
test.use({ trace: 'off' })

test('a container that floods leaves the window usable, and what is read stands still while older lines are let go', async ({
  page,
  shell,
  runStack,
}) => {
  const flood = script(`exec awk 'BEGIN { while (1) print "flooding line " i++ }'`, {
    cpus: 0.4,
    logging: { driver: 'json-file', options: { 'max-size': '20m', 'max-file': '2' } },
  })
  const stack = await runStack({ services: { flood, calm: script('echo calm words; exec sleep 3600') } })
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })
  })
  await shell.goToStack(stack.id, 'logs')
  await expect(shell.log.status).toContainText(/let go/, { timeout: 60_000 })
  await shell.log.lines.hover()
  await page.mouse.wheel(0, -300)
  await expect(shell.log.pill).toContainText('new lines')
  const read = await shell.log.settled()
  const letGo = async (): Promise<number> =>
    Number(/([\d,]+) older lines? let go/.exec(await shell.log.status.innerText())?.[1]?.replaceAll(',', '') ?? 0)
  const before = await letGo()
  await expect.poll(letGo, { timeout: 30_000 }).toBeGreaterThan(before + 5_000)
  expect(await shell.log.visible()).toEqual(read)

  await shell.stack.tab('Overview').click()
  await expect(shell.stack.service('flood')).toContainText('Running')
  await shell.stack.tab('Logs').click()
  await shell.log.chip('calm').click()
  await expect(shell.log.line('calm words')).toBeVisible()
  await shell.openPalette()
  await page.keyboard.press('Escape')
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks))
  test.info().annotations.push({ type: 'longest task', description: `${Math.round(longest)} ms` })
  await docker('kill', await containerOf(stack, 'flood'))
})
