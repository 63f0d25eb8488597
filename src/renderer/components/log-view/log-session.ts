// One open log, as this window sees it: the extent that main tells, a cache of the rows that are shown, and the calls
// on them. Plain: React is bound in use-log-session.ts. Opens the log again when main no longer knows it.
import type { GantryClient } from '../../../shared/contract/index.ts'
import type { LogExtent, LogFilter, LogLine } from '../../../shared/model/log.ts'
import { isAbort, type Trouble, troubleOf } from '../../trouble.ts'
import { findRow } from './find-row.ts'
import type { TextQuery } from './highlight.ts'
import { PageCache, type RowRange, wholePages } from './page-cache.ts'

export interface LogTarget {
  readonly stack: string
  readonly services?: readonly string[]
}

export interface LogSnapshot {
  /** `reconnecting`: what is shown was true, and nothing new comes. */
  readonly state: 'opening' | 'open' | 'reconnecting'
  /** Why it is not open; it is tried again. */
  readonly trouble?: Trouble
  readonly extent?: LogExtent
  /** Rows of another epoch mean nothing. */
  readonly epoch: number
  /** How many times it was opened: `seq` counts anew each time. */
  readonly opened: number
  /** Counts up when rows have come into the cache. */
  readonly revision: number
}

/** A line by what stays of it when the rows are others. */
export interface Place {
  readonly seq: number
  readonly time: string
  readonly opened: number
}

interface SessionOptions {
  readonly logs: GantryClient['logs']
  readonly target: LogTarget
  /** Resolves when the door is open. */
  readonly ready: (signal: AbortSignal) => Promise<unknown>
  readonly firstWait?: number
}

const longestWait = 8000
const mostAtOnce = 1000
const mostCalls = 8

export class LogSession {
  readonly #options: SessionOptions
  readonly #listeners = new Set<() => void>()
  readonly #cache = new PageCache()
  readonly #asking = new Set<string>()
  #snapshot: LogSnapshot = { state: 'opening', epoch: 0, opened: 0, revision: 0 }
  #id: string | undefined
  #generation = -1
  #filter: LogFilter = {}
  /** Rows that a following reader shows: they are fetched before the extent is told, so that no row is ever empty. */
  #tail = 0
  #epoch = 0

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** Answers the function that ends it. It can be started again. */
  start(): () => void {
    const stop = new AbortController()
    void this.#run(stop.signal)
    return () => {
      stop.abort()
      if (this.#id) void this.#options.logs.close({ id: this.#id }).catch(() => {})
      this.#id = undefined
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): LogSnapshot => this.#snapshot

  get filter(): LogFilter {
    return this.#filter
  }

  line(row: number): LogLine | undefined {
    return this.#cache.get(row)
  }

  /** So many rows at the end are fetched with each telling; 0 while paused. */
  keepTail(rows: number): void {
    this.#tail = rows
  }

  /** The rows on screen: what is missing of them is asked for, whole pages at a time. */
  want(range: RowRange): void {
    const { extent } = this.#snapshot
    if (!extent) return
    const within = { from: extent.first, to: extent.end }
    const shown = { from: Math.max(range.from, within.from), to: Math.min(range.to, within.to) }
    if (shown.to <= shown.from) return
    this.#cache.touch(shown)
    if (!this.#cache.missing(shown)) return
    const gap = this.#cache.missing(wholePages(shown, within))
    if (gap) void this.#fetch(gap)
  }

  /** Answers why it could not be set; then the filter is what it was. */
  async setFilter(filter: LogFilter): Promise<Trouble | undefined> {
    const before = this.#filter
    this.#filter = filter
    const id = this.#id
    if (!id) return undefined
    try {
      const extent = await this.#options.logs.filter({ id, filter })
      if (this.#filter === filter && this.#id === id) await this.#take(id, extent)
      return undefined
    } catch (error) {
      if (this.#filter !== filter) return undefined
      this.#filter = before
      return troubleOf(error)
    }
  }

  async search(
    query: TextQuery,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly number[]; readonly more: boolean; readonly epoch: number }> {
    const { epoch } = this.#snapshot
    const found = await this.#options.logs.search({ id: this.#known(), ...query }, { signal })
    return { ...found, epoch }
  }

  async export(path: string): Promise<{ readonly path: string; readonly lines: number }> {
    return this.#options.logs.export({ id: this.#known(), path })
  }

  /** Lines as they are on the main side, for the clipboard. */
  async lines({ from, to }: RowRange): Promise<LogLine[]> {
    const lines: LogLine[] = []
    let row = from
    while (row < to) {
      const part = await this.#options.logs.window({ id: this.#known(), from: row, count: Math.min(mostAtOnce, to - row) })
      if (part.lines.length === 0) break
      lines.push(...part.lines.slice(0, Math.max(0, to - part.from)))
      row = part.from + part.lines.length
    }
    return lines
  }

  /** The row, among those of now, of a line that was on screen; or of the next after it. */
  async rowOf(place: Place): Promise<number | undefined> {
    const { extent } = this.#snapshot
    const id = this.#id
    if (!extent || !id) return undefined
    const bySeq = place.opened === this.#snapshot.opened
    const read = async (row: number) => (await this.#options.logs.window({ id, from: row, count: 1 })).lines[0]
    return findRow(extent, read, (line) => (bySeq ? line.seq >= place.seq : line.time >= place.time))
  }

  async #run(signal: AbortSignal): Promise<void> {
    const first = this.#options.firstWait ?? 250
    let wait = first
    while (!signal.aborted) {
      try {
        await this.#options.ready(signal)
        await this.#open(signal)
        for await (const extent of await this.#options.logs.watch({ id: this.#known() }, { signal })) {
          wait = first
          await this.#take(this.#known(), extent)
          if (signal.aborted) return
        }
        this.#lost(undefined)
      } catch (error) {
        if (signal.aborted) return
        this.#lost(error)
      }
      await pause(wait, signal)
      wait = Math.min(wait * 2, longestWait)
    }
  }

  async #open(signal: AbortSignal): Promise<void> {
    if (this.#id) return
    const { stack, services } = this.#options.target
    const { id } = await this.#options.logs.open({ stack, ...(services && { services: [...services] }) }, { signal })
    if (signal.aborted) return void this.#options.logs.close({ id }).catch(() => {})
    this.#id = id
    this.#generation = -1
    this.#snapshot = { ...this.#snapshot, opened: this.#snapshot.opened + 1 }
    if (Object.keys(this.#filter).length > 0) await this.#options.logs.filter({ id, filter: this.#filter })
  }

  /** A log that main let go of is opened again; a door that fell shut is waited for. */
  #lost(error: unknown): void {
    const trouble = error === undefined ? undefined : troubleOf(error)
    const gone = error === undefined || trouble?.code === 'log.unknown'
    if (gone) this.#id = undefined
    const state = this.#snapshot.extent ? 'reconnecting' : 'opening'
    this.#tell({ state, trouble: gone || (error !== undefined && isAbort(error)) ? undefined : trouble })
  }

  async #take(id: string, extent: LogExtent): Promise<void> {
    if (extent.generation < this.#generation) return
    if (extent.generation !== this.#generation) {
      this.#generation = extent.generation
      this.#epoch += 1
      this.#cache.clear()
    }
    const tail = { from: Math.max(extent.first, extent.end - this.#tail), to: extent.end }
    const gap = this.#tail > 0 ? this.#cache.missing(tail) : undefined
    if (gap) await this.#read(id, gap)
    if (this.#generation !== extent.generation || this.#id !== id) return
    this.#tell({ state: 'open', trouble: undefined, extent, epoch: this.#epoch, revision: this.#snapshot.revision + 1 })
  }

  async #fetch(gap: RowRange): Promise<void> {
    const id = this.#id
    const key = `${this.#generation} ${gap.from} ${gap.to}`
    if (!id || this.#asking.has(key) || this.#asking.size >= mostCalls) return
    this.#asking.add(key)
    try {
      if (await this.#read(id, gap)) this.#tell({ revision: this.#snapshot.revision + 1 })
    } catch {
      // The watch meets the same trouble and tells it.
    } finally {
      this.#asking.delete(key)
    }
  }

  /** Answers whether rows came. Fewer may come than were asked for, when lines are long. */
  async #read(id: string, { from, to }: RowRange): Promise<boolean> {
    const generation = this.#generation
    const part = await this.#options.logs.window({ id, from, count: Math.min(mostAtOnce, to - from) })
    const current = part.extent.generation === generation && generation === this.#generation && id === this.#id
    if (!current || part.lines.length === 0) return false
    this.#cache.put(part.from, part.lines)
    return true
  }

  #known(): string {
    if (!this.#id) throw new Error('The log is not open')
    return this.#id
  }

  #tell(changes: Partial<LogSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes }
    for (const listener of [...this.#listeners]) listener()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise.finally(() => clearTimeout(timer))
}
