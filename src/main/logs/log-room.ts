// Keeps the open logs: opens, finds and closes them, and lets go of those that nobody looks at.
import { randomUUID } from 'node:crypto'
import type { LogExtent, LogFilter } from '../../shared/model/log.ts'
import { FaultError } from '../../shared/fault.ts'
import type { EngineRoom } from '../engine/index.ts'
import { exportLines } from './export-lines.ts'
import type { LogSelection, LogSource } from './log-source.ts'
import { createBudget } from './memory-budget.ts'
import { type LogWindow, OpenLog } from './open-log.ts'
import type { Found } from './search-rows.ts'
import { parseSince } from './since.ts'
import type { TextQuery } from './text-test.ts'

export interface LogLimits {
  /** Lines that one open log keeps. */
  readonly lines: number
  /** Memory for the lines of one open log, and of all of them. */
  readonly bytes: number
  readonly bytesInAll: number
  readonly openLogs: number
  /** A log that nobody watches or asks for so long is closed: its window is gone, and one that comes back opens it anew. Milliseconds. */
  readonly idle: number
}

const usualLimits: LogLimits = {
  lines: 200_000,
  bytes: 64 * 1024 * 1024,
  bytesInAll: 256 * 1024 * 1024,
  openLogs: 20,
  idle: 8_000,
}

export interface OpenRequest extends LogSelection {
  readonly since?: string | undefined
}

export interface LogRoom {
  open(request: OpenRequest, signal?: AbortSignal): Promise<{ id: string }>
  /** The extent now, then whenever it grows. Ends when the log is closed. */
  watch(id: string, signal?: AbortSignal): AsyncGenerator<LogExtent, void>
  /** Fewer lines than asked for at the end, and when they are very long. */
  window(request: { id: string; from: number; count: number }): LogWindow
  filter(request: { id: string; filter: LogFilter }): Promise<LogExtent>
  search(request: TextQuery & { id: string }, signal?: AbortSignal): Promise<Found>
  export(request: { id: string; path: string }, signal?: AbortSignal): Promise<{ path: string; lines: number }>
  close(id: string): Promise<void>
  closeAll(): Promise<void>
  /** For tests and for the app's own appetite. */
  usage(): { readonly openLogs: number; readonly followers: number; readonly bytes: number }
}

interface Entry {
  readonly log: OpenLog
  touchedAt: number
  /** Long calls that are at work on it. */
  busy: number
}

export interface LogRoomOptions {
  readonly engine: EngineRoom
  readonly source: LogSource
  readonly limits?: Partial<LogLimits>
}

export function createLogRoom({ engine, source, limits: chosen }: LogRoomOptions): LogRoom {
  const limits = { ...usualLimits, ...chosen }
  const budget = createBudget(limits.bytesInAll)
  const entries = new Map<string, Entry>()
  let sweeper: NodeJS.Timeout | undefined

  function find(id: string): Entry {
    const entry = entries.get(id)
    if (!entry) throw unknownLog()
    entry.touchedAt = performance.now()
    return entry
  }

  async function close(id: string): Promise<void> {
    const entry = entries.get(id)
    entries.delete(id)
    if (entries.size === 0) {
      clearInterval(sweeper)
      sweeper = undefined
    }
    await entry?.log.close()
  }

  function sweep(): void {
    const since = performance.now() - limits.idle
    for (const [id, entry] of entries) if (!isInUse(entry) && entry.touchedAt < since) void close(id)
  }

  function makeRoom(): void {
    while (entries.size >= limits.openLogs) {
      const [oldest] = [...entries].sort(([, a], [, b]) => Number(isInUse(a)) - Number(isInUse(b)) || a.touchedAt - b.touchedAt)
      if (oldest) void close(oldest[0])
    }
  }

  /** Keeps a log from being let go as long as a call is at work on it. */
  async function during<T>(id: string, work: (log: OpenLog) => Promise<T>): Promise<T> {
    const entry = find(id)
    entry.busy += 1
    try {
      return await work(entry.log)
    } finally {
      entry.busy -= 1
      entry.touchedAt = performance.now()
    }
  }

  return {
    async open({ since, ...selection }, signal) {
      const from = since === undefined ? undefined : parseSince(since)
      await engine.containers.ready(signal)
      const log = new OpenLog({ engine, source, selection, since: from, limits, budget })
      makeRoom()
      const id = randomUUID()
      entries.set(id, { log, touchedAt: performance.now(), busy: 0 })
      sweeper ??= setInterval(sweep, Math.min(10_000, limits.idle / 4)).unref()
      return { id }
    },
    watch: (id, signal) => watching(find(id), signal),
    window: ({ id, from, count }) => find(id).log.window(from, count),
    filter: ({ id, filter }) => during(id, (log) => log.filter(filter)),
    search: ({ id, ...query }, signal) => during(id, (log) => log.search(query, signal)),
    export: ({ id, path }, signal) =>
      during(id, async (log) => {
        return { path, lines: await exportLines(path, log.rowReader(), signal) }
      }),
    close,
    async closeAll() {
      await Promise.all([...entries.keys()].map(close))
    },
    usage: () => ({
      openLogs: entries.size,
      followers: [...entries.values()].reduce((sum, { log }) => sum + log.followers, 0),
      bytes: budget.used,
    }),
  }
}

async function* watching(entry: Entry, signal: AbortSignal | undefined): AsyncGenerator<LogExtent, void> {
  try {
    yield* entry.log.watch(signal)
  } finally {
    entry.touchedAt = performance.now()
  }
}

function isInUse({ log, busy }: Entry): boolean {
  return busy > 0 || log.isWatched
}

function unknownLog(): FaultError {
  return new FaultError({ code: 'log.unknown', message: 'This log is no longer open.', hint: 'Open it again.' })
}
