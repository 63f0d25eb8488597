// CPU and memory of containers, about once a second, for as long as somebody listens.
import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineRoom } from '../engine/index.ts'
import type { Usage } from './stats-calculation.ts'
import { StatsStream } from './stats-stream.ts'

export interface ContainerStats extends Usage {
  readonly id: string
}

export interface StatsRoom {
  /** Those of the containers named at the moment that run and have been measured. Nothing is asked of the engine without a listener. */
  watch(containerIds: () => readonly string[], signal?: AbortSignal): AsyncGenerator<readonly ContainerStats[], void>
  /** Streams that are open now, for tests and for the app's own appetite. */
  openStreams(): number
}

/** Milliseconds; the first figures come with the engine's second message, a little more than a second after the start. */
const interval = 1000

export function createStatsRoom({ engine }: { readonly engine: EngineRoom }): StatsRoom {
  const streams = new Map<string, StatsStream>()

  function listen(id: string): StatsStream {
    const stream = streams.get(id) ?? new StatsStream(engine, id)
    streams.set(id, stream)
    stream.addListener()
    return stream
  }

  async function* watch(containerIds: () => readonly string[], signal?: AbortSignal): AsyncGenerator<readonly ContainerStats[], void> {
    const mine = new Map<string, StatsStream>()
    const leave = (id: string): void => {
      if (mine.get(id)?.removeListener()) streams.delete(id)
      mine.delete(id)
    }
    try {
      while (!signal?.aborted) {
        const wanted = new Set(containerIds().filter(isRunning))
        for (const id of mine.keys()) if (!wanted.has(id)) leave(id)
        for (const id of wanted) if (!mine.has(id)) mine.set(id, listen(id))
        for (const stream of mine.values()) stream.keepOpen()
        yield [...mine].flatMap(([id, { latest }]) => (latest ? [{ id, ...latest }] : []))
        await sleep(interval, undefined, { signal }).catch(() => {})
      }
    } finally {
      for (const id of mine.keys()) leave(id)
    }
  }

  function isRunning(id: string): boolean {
    const status = engine.containers.get(id)?.status
    return status === 'running' || status === 'paused'
  }

  return { watch, openStreams: () => streams.size }
}
