// A pull from a registry on loopback: bytes in the lane of the service, and a cancel that ends it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { composeVersions } from '../../support/compose-versions.ts'
import { type SlowRegistry, startSlowRegistry } from '../../support/slow-registry.ts'
import { startGantry, type TestGantry } from '../../support/test-gantry.ts'
import { docker, makeStack, type TestStack } from '../../support/test-stack.ts'

describe.each(composeVersions())('with Compose %s', (_version, dockerConfig) => {
  let gantry: TestGantry
  let registry: SlowRegistry
  let stack: TestStack

  beforeAll(async () => {
    if (dockerConfig !== undefined) process.env['DOCKER_CONFIG'] = dockerConfig
    gantry = await startGantry()
  })
  afterEach(async () => {
    await stack.remove()
    await registry.close()
  })
  afterAll(async () => {
    await gantry.end()
    delete process.env['DOCKER_CONFIG']
  })

  test('a cancel ends it, and says that nothing runs', async () => {
    registry = await startSlowRegistry({ chunkEvery: 200 })
    stack = await makeStack({ services: { web: { image: registry.image, command: ['true'] } } })
    const { id } = await gantry.add(stack.folder)
    const { jobId } = await gantry.client.stacks.start({ id })
    const lane = async (): Promise<string | undefined> => (await gantry.client.jobs.get({ id: jobId })).lanes[0]?.phase
    await expect.poll(lane, { timeout: 20_000 }).toBe('pulling')
    await expect.poll(() => registry.sending(), { timeout: 20_000 }).toBe(1)
    expect(await gantry.client.jobs.cancel({ id: jobId })).toEqual({ state: 'cancelled' })
    expect((await gantry.client.jobs.get({ id: jobId })).outcome).toBe('Nothing is running.')
    await expect.poll(() => registry.sending(), { timeout: 20_000 }).toBe(0)
  })

  test('the verb pulls, with bytes in the lane', async () => {
    registry = await startSlowRegistry({ chunkEvery: 10 })
    stack = await makeStack({ services: { web: { image: registry.image, command: ['true'] } } })
    const { id } = await gantry.add(stack.folder)
    try {
      const { job, events } = await gantry.run(gantry.client.stacks.pull({ id }))
      expect(job.state).toBe('done')
      const details = events.flatMap((event) => (event.type === 'lane' && event.lane.detail ? [event.lane.detail] : []))
      expect(details.some((detail) => /^[\d.]+ of 8\.\d MB$/.test(detail))).toBe(true)
    } finally {
      await docker('rmi', '--force', registry.image)
    }
  })
})
