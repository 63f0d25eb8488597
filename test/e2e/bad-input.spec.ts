// What bad input gets in the window: a sentence, a hint, the place; and Gantry goes on working.
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { type ComposeShape } from '../support/test-stack.ts'
import { tinyImage } from '../support/tiny-image.ts'
import { expect, test } from './fixtures.ts'
import type { Shell } from './pages/shell.ts'
import { script, sleeper } from './stacks.ts'

/** It still does what it is for. */
async function stillWorks(shell: Shell): Promise<void> {
  await shell.goTo('Settings')
  await shell.isConnected()
  await expect(shell.settings.engine).toContainText('Compose')
}

test.describe('folders', () => {
  test('one that is not there, a file that is none, a folder without a stack', async ({ shell, makeStack, page }) => {
    const stack = await makeStack('', { 'README.md': 'x' })
    await rm(path.join(stack.folder, 'compose.yaml'))
    await page.keyboard.press('Control+o')
    for (const [folder, words] of [
      ['/no/such/folder', '/no/such/folder is not there.'],
      ['/dev/null', '/dev/null is neither a folder nor a compose file.'],
      ['relative/folder', 'relative/folder is not there.'],
    ] as const) {
      await shell.addStack.field.fill(folder)
      await shell.addStack.look.click()
      await expect(shell.addStack.problem).toContainText(words)
      await expect(shell.addStack.field).toHaveAttribute('aria-invalid', 'true')
      await expect(shell.addStack.field).toHaveAccessibleDescription(new RegExp(words))
    }
    await shell.addStack.field.fill(stack.folder)
    await shell.addStack.look.click()
    await expect(shell.dialog).toContainText(/no compose file/i)
    await page.keyboard.press('Escape')
    await stillWorks(shell)
  })
})

const files: readonly (readonly [string, string, readonly (string | RegExp)[]])[] = [
  ['broken YAML', 'services:\n  web:\n    image: x\n   ports:\n      - "80:80"\n', [/compose\.yaml:4:\d+/, 'ports:']],
  ['an unknown key', `services:\n  web:\n    image: ${tinyImage}\n    prots: ["80:80"]\n`, ['"prots"', /compose\.yaml:4/]],
  [
    'a required variable that is not set',
    `services:\n  web:\n    image: x\n    environment:\n      PW: \${DB_PASSWORD:?set it}\n`,
    ['DB_PASSWORD'],
  ],
  ['an env_file that is missing', `services:\n  web:\n    image: x\n    env_file: app.env\n`, ['app.env', /compose\.yaml:4/]],
  ['a cycle', 'services:\n  a:\n    image: x\n    depends_on: [b]\n  b:\n    image: x\n    depends_on: [a]\n', [/a -> b -> a|b -> a -> b/]],
]

test.describe('compose files', () => {
  for (const [what, text, words] of files) {
    test(`${what} is told before it is added, and mended without leaving`, async ({ shell, makeStack }) => {
      const stack = await makeStack(text)
      await shell.addStack.review(stack.folder)
      for (const each of words) await expect(shell.dialog).toContainText(each)
      await expect(shell.addStack.addAndStart).toHaveAttribute('aria-disabled', 'true')
      await stack.compose({ services: { mended: sleeper() } })
      await shell.addStack.again.click()
      await expect(shell.dialog.getByRole('listitem')).toHaveText(['mended'])
      await shell.addStack.add.click()
      await shell.stack.is('Not started')
    })
  }

  test('a file that is broken while it is in the list says so there, and again when it is mended', async ({ shell, addStack }) => {
    const stack = await addStack({ services: { web: sleeper() } })
    await stack.write('compose.yaml', 'services:\n  web: [\n')
    const row = shell.stacks.row(path.basename(stack.folder)).or(shell.stacks.row(stack.name))
    await expect(row.getByRole('button', { expanded: false, name: /./ }).first()).toBeVisible()
    await expect(row).toContainText(/compose\.yaml|YAML|can’t be read|can't be read/i)
    await stack.compose({ services: { web: sleeper() } })
    await expect(shell.stacks.state(stack.name)).toHaveText('Not started')
  })
})

const starts: readonly (readonly [string, ComposeShape, Readonly<Record<string, string>>, readonly (string | RegExp)[]])[] = [
  ['an image that can’t be pulled', { services: { web: { image: 'gantry-test.invalid/no/such:1' } } }, {}, ['gantry-test.invalid']],
  [
    'a build that fails',
    { services: { web: { build: '.' } } },
    { Dockerfile: `FROM ${tinyImage}\nRUN true\nRUN echo one && \\\n  exit 42\n` },
    [/Dockerfile:3/, '42'],
  ],
  [
    'a dependency that never gets healthy',
    {
      services: {
        db: sleeper({ healthcheck: { test: ['CMD', 'false'], interval: '300ms', retries: 2 } }),
        web: sleeper({ depends_on: { db: { condition: 'service_healthy' } } }),
      },
    },
    {},
    [/db.*health/i],
  ],
  ['a container that exits at once', { services: { web: script('echo out-of-luck; exit 3') } }, {}, ['code 3']],
]

test.describe('starts', () => {
  for (const [what, compose, more, words] of starts) {
    test(`${what} says which service, why, and what to do`, async ({ shell, addStack }) => {
      const stack = await addStack(compose, more)
      await shell.stacks.open(stack.name)
      await shell.stack.start.click()
      await expect(shell.stack.work).toHaveAccessibleName(/failed$/, { timeout: 45_000 })
      for (const each of words) await expect(shell.stack.work).toContainText(each)
      await expect(shell.stack.work.getByRole('button', { name: 'Start again' })).toBeVisible()
      await stillWorks(shell)
      await shell.goTo('Stacks')
      await expect(shell.stacks.row(stack.name)).toContainText(/failed/i)
    })
  }

  test('a port that is taken says which, and by the next start it may be free', async ({ shell, addStack }) => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const stack = await addStack({ services: { web: sleeper({ ports: [`127.0.0.1:${port}:80`] }) } })
    await shell.stacks.open(stack.name)
    await shell.stack.start.click()
    await expect(shell.stack.work).toHaveAccessibleName(/failed$/, { timeout: 30_000 })
    await expect(shell.stack.work).toContainText(String(port))
    await new Promise((resolve) => server.close(resolve))
    await shell.stack.work.getByRole('button', { name: 'Start again' }).click()
    await shell.stack.is('Running')
    await expect(shell.stack.work).toBeHidden()
  })

  test('the folder deleted while it runs: it goes on, says so, and can be stopped and taken down', async ({ shell, runStack }) => {
    const stack = await runStack({ services: { web: sleeper() } })
    await shell.stacks.open(stack.name)
    await rm(stack.folder, { recursive: true })
    await expect(shell.stack.head).toContainText('Files not found')
    await shell.stack.is('Running')
    await shell.stack.stop.click()
    await shell.stack.is('Stopped')
    await expect(shell.stack.start).toBeHidden()
    await shell.stack.choose('Take down…')
    await shell.dialog.getByRole('button', { name: 'Take down' }).click()
    await expect(shell.stack.head).toContainText('Not started', { timeout: 20_000 })
    await stillWorks(shell)
  })
})
