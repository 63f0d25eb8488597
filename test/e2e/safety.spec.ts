// Whatever comes from outside is text, and links lead only where people mean to go (guarantees 26 and 27).
import { rename } from 'node:fs/promises'
import { type Page } from '@playwright/test'
import { tinyImage } from '../support/tiny-image.ts'
import { containerOf, docker, expect, test } from './fixtures.ts'
import { freePort, script, sleeper, web } from './stacks.ts'

const markup = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>'

/** Nothing of it ran, and nothing of it became an element. */
async function nothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false)
  await expect(page.locator('img, script:not([src]), iframe')).toHaveCount(0)
}

test('labels, images and names of containers are text', async ({ page, shell, image }) => {
  const labels = {
    'gantry.test': '1',
    'com.docker.compose.project': markup,
    'com.docker.compose.service': `service ${markup}`,
    'com.docker.compose.container-number': '1',
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.project.working_dir': `/tmp/${markup}`,
    'com.docker.compose.project.config_files': `/tmp/${markup}/compose.yaml`,
  }
  const flags = Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`])
  const container = await docker('run', '--detach', '--init', ...flags, image, 'sh', '-c', `echo '${markup}'; exec sleep 3600`)
  try {
    await expect(shell.stacks.row(markup)).toBeVisible()
    await nothingRan(page)
    await shell.stacks.open(markup)
    await expect(shell.stack.name).toHaveText(markup)
    await expect(page).toHaveTitle(new RegExp(markup.slice(0, 20)))
    await expect(shell.stack.services).toContainText(`service ${markup}`)
    await page.keyboard.press('2')
    await expect(shell.log.line(markup).last()).toBeVisible()
    await shell.openPalette()
    await shell.palette.field.fill('onerror')
    await expect(shell.palette.results.first()).toContainText(markup)
    await nothingRan(page)
    await page.keyboard.press('Escape')
  } finally {
    await docker('rm', '--force', container)
  }
})

test('log lines are text: no markup, no terminal sequence, no link of theirs', async ({ page, shell, runStack }) => {
  const stack = await runStack({ services: { app: sleeper() } })
  const hostile = [
    markup,
    '\\033]0;a new title\\007after the title',
    '\\033]8;;javascript:window.__pwned=1\\033\\\\click me\\033]8;;\\033\\\\',
    '\\033[2J\\033[1;1Hcleared the screen',
    '\\033]52;c;cHduZWQ=\\007clipboard',
    '\\033P$q"p\\033\\\\device words',
    'over\\rwritten',
    'bidi \\342\\200\\256 txet',
    'zero \\000 byte',
  ]
  const one = await containerOf(stack, 'app')
  for (const line of hostile) await docker('exec', one, 'sh', '-c', `printf '%b\\n' "$1" > /proc/1/fd/1`, 'sh', line)
  await shell.goToStack(stack.id, 'logs')
  for (const words of [markup, 'after the title', 'click me', 'cleared the screen', 'clipboard', 'device words', 'written', 'byte'])
    await expect(shell.log.line(words)).toBeVisible()
  const text = await shell.log.lines.innerText()
  // oxlint-disable-next-line no-control-regex -- that is the question
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  expect(text).not.toContain('a new title')
  expect(text).not.toContain('cHduZWQ')
  await expect(page).not.toHaveTitle(/a new title/)
  await expect(shell.log.lines.getByRole('link')).toHaveCount(0)
  await nothingRan(page)
})

test('compose files, folders, faults and build output are text', async ({ page, shell, makeStack, addStack }) => {
  const broken = await makeStack(`services:\n  web:\n    image: x\n   "${markup.replaceAll('"', "'")}": 1\n`)
  const folder = `${broken.folder}<img src=x onerror=window.__pwned=1>`
  await rename(broken.folder, folder)
  try {
    await shell.addStack.review(folder)
    await expect(shell.dialog).toContainText('<img src=x onerror=')
    await nothingRan(page)
    await page.keyboard.press('Escape')
  } finally {
    await rename(folder, broken.folder)
  }
  const dockerfile = `FROM ${tinyImage}\nRUN echo '${markup}' && exit 4\n`
  const stack = await addStack({ services: { web: { build: '.' } } }, { Dockerfile: dockerfile })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await expect(shell.stack.work).toHaveAccessibleName(/failed$/, { timeout: 30_000 })
  await expect(shell.stack.work).toContainText(markup)
  await shell.stack.work.getByRole('button', { name: 'Show output' }).click()
  await expect(shell.job.output).toContainText(markup)
  await nothingRan(page)
})

test('health output is text', async ({ page, shell, addStack }) => {
  const check = { test: ['CMD', 'sh', '-c', `echo '${markup}'; exit 1`], interval: '300ms', retries: 2 }
  const stack = await addStack({ services: { db: script('exec sleep 3600', { healthcheck: check }) } })
  await shell.stacks.open(stack.name)
  await shell.stack.start.click()
  await expect(shell.stack.work).toHaveAccessibleName(/failed$/, { timeout: 30_000 })
  await shell.stack.work.getByRole('button', { name: 'Show details' }).click()
  await expect(shell.stack.work).toContainText(markup)
  await nothingRan(page)
})

test('every link leads to another place of the window, or to http(s) without this window’s address', async ({ page, shell, runStack }) => {
  const port = await freePort()
  const stack = await runStack({ services: { web: web('open', port) } })
  await shell.stacks.open(stack.name)
  await expect(shell.stack.endpoints).toBeVisible()
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]))
  expect(links.length).toBeGreaterThan(3)
  for (const [href, rel, target] of links) {
    if (href?.startsWith('#/')) continue
    expect(href).toMatch(/^https?:\/\//)
    expect([rel, target]).toEqual(['noreferrer', '_blank'])
  }
})

test('the token leaves the address bar, a used link opens nothing, and a stranger’s page sees nothing', async ({
  door,
  page,
  shell,
  browser,
}) => {
  await shell.isConnected()
  expect(page.url()).not.toContain('t=')
  const context = await browser.newContext()
  const stranger = await context.newPage()
  await stranger.goto(door.firstLink())
  await expect(stranger.getByRole('status').filter({ hasText: 'no longer valid' })).toBeVisible()
  await expect(stranger.getByRole('contentinfo')).not.toContainText('Docker Engine')
  await context.close()
})
