import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PrivateEngine, startPrivateEngine, whyNoPrivateEngine } from '../../support/private-engine.ts'
import { createLogWorld, type LogWorld, texts } from './log-world.ts'

const counting = 'i=0; while :; do i=$((i+1)); echo $i; usleep 5000; done'

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe.skipIf(whyNoPrivateEngine())('an open log, while the engine is killed and comes back', () => {
  let engine: PrivateEngine
  let world: LogWorld
  beforeAll(async () => {
    engine = await startPrivateEngine({ args: ['--live-restore'] })
    world = await createLogWorld({ host: engine.host })
  })
  afterAll(async () => {
    await world?.close()
    await engine?.close()
  })

  it('goes on with a container that lived on: no number is missing, none comes twice', async () => {
    const name = await world.run('counting', counting)
    const { id } = await world.room.open({ containers: [name] })
    await world.until(id, (each) => texts(each).length > 100)
    for (let round = 0; round < 2; round += 1) {
      await engine.kill()
      await pause(300)
      await engine.start()
      const before = texts(world.all(id)).length
      await world.until(id, (each) => texts(each).length > before + 100)
    }
    const numbers = texts(world.all(id)).map(Number)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n + 1))
    await world.room.close(id)
  })

  it('goes on with a container that the engine starts again', async () => {
    const name = await world.run('restarted', 'echo hello; sleep 600', ['--restart', 'always'])
    const { id } = await world.room.open({ containers: [name] })
    await world.until(id, (each) => texts(each).length === 1)
    await engine.stop()
    await engine.start()
    await world.docker('restart', '--time', '0', name)
    const lines = await world.until(id, (each) => texts(each).length === 2)
    expect(texts(lines)).toEqual(['hello', 'hello'])
    await pause(500)
    expect(texts(world.all(id))).toEqual(['hello', 'hello'])
    await world.room.close(id)
    expect(world.room.usage()).toMatchObject({ openLogs: 0, followers: 0 })
  })
})
