// Stacks that were started elsewhere appear by their labels, and only what works by labels is done to them.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGantry, type TestGantry } from '../../support/test-gantry.ts'
import { docker, makeStack, type TestStack } from '../../support/test-stack.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

const exec = promisify(execFile)
let gantry: TestGantry
const made: TestStack[] = []

beforeAll(async () => {
  gantry = await startGantry()
})
afterAll(async () => {
  await gantry.end()
  for (const stack of made) await stack.remove()
})

async function startedElsewhere(): Promise<TestStack> {
  const image = await ensureTinyImage()
  const stack = await makeStack({
    services: { web: { image, command: ['sleep', '600'], init: true, volumes: ['data:/data'], stop_grace_period: '1s' } },
    volumes: { data: {} },
  })
  made.push(stack)
  await exec('docker', ['compose', 'up', '-d'], { cwd: stack.folder })
  return stack
}

async function find(name: string): Promise<string | undefined> {
  return (await gantry.client.stacks.list()).stacks.find((stack) => stack.name === name)?.id
}

test('it is listed with its folder, its services and its volumes, and can be stopped and taken down', async () => {
  const stack = await startedElsewhere()
  await expect.poll(() => find(stack.name)).toBeTruthy()
  const id = (await find(stack.name)) ?? ''
  const seen = await gantry.until(id, ({ volumes }) => volumes.length === 1)
  expect(seen).toMatchObject({ source: 'found', state: 'running', folder: stack.folder, volumes: [{ name: `${stack.name}_data` }] })
  expect((await gantry.run(gantry.client.stacks.start({ id }))).job).toMatchObject({
    state: 'failed',
    fault: { code: 'stack.filesMissing' },
  })
  expect((await gantry.run(gantry.client.stacks.stop({ id }))).job.state).toBe('done')
  await gantry.until(id, ({ state }) => state === 'stopped')
  expect((await gantry.run(gantry.client.stacks.down({ id }))).job.state).toBe('done')
  expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${stack.name}_data`)).toBe(`${stack.name}_data`)
})

test('added by its folder, it is the same stack, not a second one', async () => {
  const stack = await startedElsewhere()
  const { id } = await gantry.add(stack.folder)
  const named = (await gantry.client.stacks.list()).stacks.filter(({ name }) => name === stack.name)
  expect(named).toHaveLength(1)
  expect(named[0]).toMatchObject({ id, source: 'known', state: 'running' })
})

test('what another tool does shows within a second of its event', async () => {
  const stack = await startedElsewhere()
  const { id } = await gantry.add(stack.folder)
  await gantry.until(id, ({ state }) => state === 'running')
  await exec('docker', ['compose', 'pause'], { cwd: stack.folder })
  await gantry.until(id, ({ state }) => state === 'paused', 1_500)
  await exec('docker', ['compose', 'unpause'], { cwd: stack.folder })
  await exec('docker', ['compose', 'kill'], { cwd: stack.folder })
  const seen = await gantry.until(id, ({ state }) => state !== 'running' && state !== 'paused', 1_500)
  expect(seen.state).toBe('stopped')
})
