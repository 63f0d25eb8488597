// The engine stops, is killed and comes back: nothing on screen is stale, and a job that it cut off says so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PrivateEngine, startPrivateEngine, whyNoPrivateEngine } from '../../support/private-engine.ts'
import { startGantry, type TestGantry } from '../../support/test-gantry.ts'
import { makeStack, type TestStack } from '../../support/test-stack.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

describe.skipIf(whyNoPrivateEngine())('an engine that goes away', () => {
  let engine: PrivateEngine
  let gantry: TestGantry
  let stack: TestStack
  let id: string

  beforeAll(async () => {
    engine = await startPrivateEngine()
    process.env['DOCKER_HOST'] = engine.host
    const image = await ensureTinyImage(engine.host)
    // This engine has no bridge: services share the host's network of its namespace.
    const service = { image, command: ['sleep', '600'], init: true, network_mode: 'host', restart: 'always', stop_grace_period: '1s' }
    stack = await makeStack({
      services: { a: service, b: { ...service, healthcheck: { test: ['CMD', 'true'], interval: '1s', start_period: '60s' } } },
    })
    gantry = await startGantry()
    id = (await gantry.add(stack.folder)).id
  })
  afterAll(async () => {
    await gantry.end()
    await engine.close()
    delete process.env['DOCKER_HOST']
    await stack.remove()
  })

  test('starts a stack on the engine that DOCKER_HOST names', async () => {
    expect((await gantry.run(gantry.client.stacks.start({ id }))).job).toMatchObject({ state: 'done' })
    expect((await gantry.client.engine.status()).context).toMatchObject({ source: 'environment', host: engine.host })
  })

  test('is stopped: what was known is greyed; started again: every list is right without a reload', async () => {
    const events: string[] = []
    const controller = new AbortController()
    const following = (async () => {
      for await (const event of await gantry.client.stacks.watch(undefined, { signal: controller.signal })) {
        if (event.type === 'changed' && event.stack.id === id) events.push(`${event.stack.state}${event.stack.stale ? ' stale' : ''}`)
      }
    })().catch(() => {})
    await engine.stop()
    await gantry.until(id, ({ stale }) => stale)
    const lost = await gantry.client.engine.status()
    expect(lost.state).toBe('unreachable')
    expect(lost.fault?.message).toBeTruthy()
    await engine.start()
    const back = await gantry.until(id, ({ stale, state }) => !stale && (state === 'running' || state === 'starting'), 40_000)
    expect(back.services.every(({ containers }) => containers.length === 1)).toBe(true)
    controller.abort()
    await following
    expect(events.some((event) => event.endsWith('stale'))).toBe(true)
  })

  test('a start while there is none fails with its reason, and works once it is back', async () => {
    await engine.kill()
    await gantry.until(id, ({ stale }) => stale)
    const { job } = await gantry.run(gantry.client.stacks.start({ id }))
    expect(job.state).toBe('failed')
    expect(job.fault?.code).toMatch(/^engine\./)
    await engine.start()
    await gantry.until(id, ({ stale }) => !stale, 40_000)
    expect((await gantry.run(gantry.client.stacks.start({ id, recreate: true }))).job).toMatchObject({ state: 'done' })
  })

  test('killed half-way through a start: the job says so, and Gantry goes on', async () => {
    await gantry.run(gantry.client.stacks.down({ id }))
    await stack.compose({
      services: {
        a: {
          image: await ensureTinyImage(engine.host),
          command: ['sleep', '600'],
          network_mode: 'host',
          healthcheck: { test: ['CMD', 'false'], interval: '1s', retries: 100 },
        },
        b: {
          image: await ensureTinyImage(engine.host),
          command: ['sleep', '600'],
          network_mode: 'host',
          depends_on: { a: { condition: 'service_healthy' } },
        },
      },
    })
    const started = await gantry.client.stacks.start({ id })
    await gantry.until(id, ({ services }) => services.some(({ state }) => state === 'starting'))
    await engine.kill()
    const { job } = await gantry.run(Promise.resolve(started))
    expect(job).toMatchObject({ state: 'failed', fault: { code: expect.stringMatching(/^(engine\.|service\.)/) } })
    expect(job.outcome).toBeTruthy()
    await engine.start()
    await gantry.until(id, ({ stale }) => !stale, 40_000)
  })

  test('frozen: it is slow, not empty; and well again when it moves', async () => {
    engine.freeze()
    try {
      await expect.poll(async () => (await gantry.client.engine.status()).state, { timeout: 60_000 }).toBe('slow')
      const [stack] = (await gantry.client.stacks.list()).stacks
      expect(stack?.stale).toBe(true)
      expect(stack?.services.length).toBeGreaterThan(0)
    } finally {
      engine.thaw()
    }
    await expect.poll(async () => (await gantry.client.engine.status()).state, { timeout: 30_000 }).toBe('connected')
    await gantry.until(id, ({ stale }) => !stale)
  })
})
