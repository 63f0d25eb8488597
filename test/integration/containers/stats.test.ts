import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ContainerStats, createStatsRoom, type StatsRoom } from '../../../src/main/containers/index.ts'
import { createLogWorld, type LogWorld } from '../logs/log-world.ts'

let world: LogWorld
let stats: StatsRoom
beforeAll(async () => {
  world = await createLogWorld()
  stats = createStatsRoom({ engine: world.engine })
})
afterAll(() => world.close())

function idOf(name: string): string {
  return world.engine.containers.all().find((each) => each.name === name)?.id ?? ''
}

async function firstFor(names: readonly string[]): Promise<readonly ContainerStats[]> {
  const ids = names.map(idOf)
  for await (const seen of stats.watch(() => ids, AbortSignal.timeout(15_000))) {
    if (ids.every((id) => seen.some((each) => each.id === id && (names.length > 1 || each.cpu > 0)))) return seen
  }
  throw new Error('Nothing was measured')
}

describe('the stats of containers, on a real engine', () => {
  it('are what docker stats says', async () => {
    const busy = await world.run('busy', 'while :; do :; done', ['--cpus', '0.3', '--memory', '64m'])
    const [seen] = await firstFor([busy])
    const said: unknown = JSON.parse(await world.docker('stats', '--no-stream', '--format', 'json', busy))
    const { CPUPerc, MemUsage } = said as { CPUPerc: string; MemUsage: string }
    expect(seen?.cpu).toBeGreaterThan(0.1)
    expect(Math.abs((seen?.cpu ?? 0) - Number.parseFloat(CPUPerc) / 100)).toBeLessThan(0.2)
    expect(seen?.memoryLimitBytes).toBe(64 * 1024 * 1024)
    const [, amount = '0', unit = ''] = /^([\d.]+)(\wiB)/.exec(MemUsage) ?? []
    const bytes = Number(amount) * (unit === 'MiB' ? 1024 * 1024 : 1024)
    expect(Math.abs((seen?.memoryBytes ?? 0) - bytes)).toBeLessThan(1024 * 1024)
    await world.docker('kill', busy)
  })

  it('come through one stream a container, however many listen, which is closed after the last', async () => {
    const names = [await world.run('calm', 'sleep 60'), await world.run('calm', 'sleep 60')]
    const end = new AbortController()
    const listeners = [1, 2, 3].map(async () => {
      for await (const seen of stats.watch(() => names.map(idOf), end.signal)) if (seen.length === 2) break
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(stats.openStreams()).toBe(2)
    await Promise.all(listeners)
    expect(stats.openStreams()).toBe(0)
  })

  it('leave out a container that has stopped, and take it in again when it runs', async () => {
    const name = await world.run('changing', 'sleep 600')
    const counts: number[] = []
    const steps = [() => world.docker('kill', name), () => world.docker('start', name)]
    for await (const seen of stats.watch(() => [idOf(name)], AbortSignal.timeout(30_000))) {
      if (counts.at(-1) !== seen.length) {
        counts.push(seen.length)
        if (counts.length > 1) await steps.shift()?.()
      }
      if (counts.length === 4) break
    }
    expect(counts).toEqual([0, 1, 0, 1])
    expect(stats.openStreams()).toBe(0)
  })

  it('know nothing of a container that is not there', async () => {
    for await (const seen of stats.watch(() => ['0123456789ab'], AbortSignal.timeout(1500))) expect(seen).toEqual([])
    expect(stats.openStreams()).toBe(0)
  })
})
