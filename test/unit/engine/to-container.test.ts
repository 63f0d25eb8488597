import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Inspected, inspectedSchema } from '../../../src/main/engine/live/inspected.ts'
import { toContainer } from '../../../src/main/engine/live/to-container.ts'
import { containerSchema } from '../../../src/shared/model/container.ts'

/** What Engine 26.1.5 answered to `docker inspect`. */
async function recorded(name: string): Promise<Inspected> {
  return inspectedSchema.parse(JSON.parse(await readFile(path.join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8')))
}

function withLabels(labels: Record<string, string>): Inspected {
  return inspectedSchema.parse({ Id: 'a', Name: '/a', State: { Status: 'running' }, Config: { Labels: labels } })
}

test('a running container of a stack', async () => {
  const container = toContainer(await recorded('running'))
  expect(containerSchema.parse(container)).toEqual(container)
  expect(container).toMatchObject({
    name: 'rec1',
    image: 'gantry-test/tiny:1',
    status: 'running',
    health: 'healthy',
    restartPolicy: 'unless-stopped',
    compose: {
      project: 'shop',
      service: 'web',
      number: 2,
      oneOff: false,
      workingDir: '/srv/shop',
      configFiles: ['/srv/shop/compose.yaml', '/srv/shop/compose.override.yaml'],
      environmentFiles: [],
      configHash: 'abc',
    },
  })
  expect(container.ports).toContainEqual({ target: 80, protocol: 'tcp', published: '18080', hostIp: '0.0.0.0' })
  expect(container.finishedAt).toBeUndefined()
  expect(container.startedAt).toMatch(/^20/)
})

test('one that has ended keeps its code, and whether somebody asked for it', async () => {
  const inspected = await recorded('exited')
  expect(toContainer(inspected)).toMatchObject({ status: 'exited', exitCode: 3, restartPolicy: 'no' })
  expect(toContainer(inspected).stopRequested).toBeUndefined()
  expect(toContainer(inspected, true).stopRequested).toBe(true)
})

test("one that could not be started says why, in the engine's words", async () => {
  expect(toContainer(await recorded('not-started'))).toMatchObject({
    status: 'created',
    exitCode: 127,
    error: expect.stringContaining('nonsense'),
  })
})

test('labels with hostile keys change nothing', () => {
  const labels = JSON.parse('{"__proto__":"x","constructor":"y","com.docker.compose.project":"p","com.docker.compose.service":"s"}')
  expect(toContainer(withLabels(labels)).compose).toMatchObject({ project: 'p', service: 's', number: 1, configFiles: [] })
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('endless text is cut', () => {
  const inspected = withLabels({
    'com.docker.compose.project': 'p'.repeat(1e6),
    'com.docker.compose.service': 's',
    'com.docker.compose.project.config_files': 'f,'.repeat(1e6),
  })
  const container = toContainer({ ...inspected, Name: 'n'.repeat(1e6), State: { ...inspected.State, Error: 'e'.repeat(1e6) } })
  expect(JSON.stringify(container).length).toBeLessThan(10_000)
})

test.each([
  ['True', true],
  ['true', true],
  ['False', false],
])('oneoff=%s', (label, oneOff) => {
  expect(
    toContainer(withLabels({ 'com.docker.compose.project': 'p', 'com.docker.compose.service': 's', 'com.docker.compose.oneoff': label }))
      .compose?.oneOff,
  ).toBe(oneOff)
})

test('a container that another tool made has no stack', () => {
  expect(toContainer(withLabels({ 'com.docker.compose.project': 'p' })).compose).toBeUndefined()
})
