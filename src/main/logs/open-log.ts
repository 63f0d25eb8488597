// One open log: the lines it keeps, the filter in force, and who is told of growth.
import { setImmediate as breathe } from 'node:timers/promises'
import type { LogExtent, LogFilter, LogLine } from '../../shared/model/log.ts'
import type { EngineRoom } from '../engine/index.ts'
import type { RowReader } from './export-lines.ts'
import { FollowedContainers } from './followed-containers.ts'
import { Growth } from './growth.ts'
import type { StoredLine } from './line-block.ts'
import { LineMerge } from './line-merge.ts'
import { LineStore, type StoreLimits } from './line-store.ts'
import type { LogSelection, LogSource } from './log-source.ts'
import { LogView } from './log-view.ts'
import type { MemoryBudget } from './memory-budget.ts'
import { type Found, searchRows } from './search-rows.ts'
import { type TextQuery, tooSlow } from './text-test.ts'
import { timeNow } from './timestamp.ts'

export interface OpenLogOptions {
  readonly engine: EngineRoom
  readonly source: LogSource
  readonly selection: LogSelection
  /** In the form of the lines' times. */
  readonly since: string | undefined
  readonly limits: StoreLimits
  readonly budget: MemoryBudget
}

export interface LogWindow {
  readonly from: number
  readonly lines: LogLine[]
  readonly extent: LogExtent
}

const merging = { all: 16 * 1024 * 1024, one: 2 * 1024 * 1024 } as const

/** Work in one turn of the event loop, so that no container's flood holds up anything else. */
const linesInOneTurn = 2000
const viewInOneTurn = 5

/** Between two looks at what waits for its order; milliseconds. */
const mergeInterval = 50

/** Characters of text in one window. */
const widestWindow = 2 * 1024 * 1024

export class OpenLog {
  readonly #store: LineStore
  readonly #merge = new LineMerge<StoredLine>(merging)
  readonly #growth = new Growth()
  readonly #followed: FollowedContainers
  #view: LogView
  #generation = 0
  #filtering: Promise<LogExtent> | undefined
  #live = false
  #closed = false
  #scheduled = false
  /** In order already, to be stored in the next turns. */
  #ready: StoredLine[] = []

  /** Throws what the source throws for a selection that it doesn't know. */
  constructor(options: OpenLogOptions) {
    this.#store = new LineStore(options.limits, options.budget)
    this.#view = new LogView(this.#store, {})
    this.#followed = new FollowedContainers({
      ...options,
      lines: options.limits.lines,
      store: this.#store,
      merge: this.#merge,
      unstored: () => this.#ready,
      onArrival: () => this.#schedule(),
      onLeft: (lines) => {
        this.#ready.push(...lines)
        this.#schedule()
      },
      onJoined: () => this.#growth.tell(),
    })
    this.#schedule()
  }

  get isWatched(): boolean {
    return this.#growth.watchers > 0
  }

  /** Streams at the engine and lines that wait, for tests: nothing may be left after a close. */
  get followers(): number {
    return this.#followed.count
  }

  extent(): LogExtent {
    const { rows } = this.#view
    return {
      first: rows.first,
      end: rows.end,
      received: this.#store.end,
      dropped: this.#store.first,
      live: this.#live,
      generation: this.#generation,
      services: [...this.#followed.services],
    }
  }

  watch(signal?: AbortSignal): AsyncGenerator<LogExtent, void> {
    return this.#growth.watch(() => this.extent(), signal)
  }

  window(from: number, count: number): LogWindow {
    return { ...this.#read(this.#view, from, count), extent: this.extent() }
  }

  /** The rows as they are filtered now, also after the filter has changed. */
  rowReader(): RowReader {
    const view = this.#view
    const { first, end } = view.rows
    return { first, end, read: (from, count) => this.#read(view, from, count) }
  }

  /** Resolves when the lines at hand have been sifted. The latest filter holds. */
  filter(filter: LogFilter): Promise<LogExtent> {
    const view = new LogView(this.#store, filter)
    const filtering = this.#sift(view, () => this.#filtering !== filtering)
    this.#filtering = filtering
    return filtering
  }

  search(query: TextQuery, signal?: AbortSignal): Promise<Found> {
    return searchRows(this.#view, this.#store, query, signal)
  }

  /** Resolves when no stream is left. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const left = this.#followed.close()
    this.#growth.end()
    this.#ready = []
    this.#store.clear()
    await left
  }

  #read({ rows }: LogView, from: number, count: number): { from: number; lines: LogLine[] } {
    rows.dropBefore(this.#store.first)
    const start = Math.min(Math.max(from, rows.first), rows.end)
    const end = Math.min(rows.end, start + count)
    const lines: LogLine[] = []
    let size = 0
    for (let row = start; row < end && size < widestWindow; row += 1) {
      const line = this.#store.line(rows.at(row))
      size += line.text.length
      lines.push(line)
    }
    return { from: start, lines }
  }

  async #sift(view: LogView, isOutdated: () => boolean): Promise<LogExtent> {
    // Only then is this call's own promise known.
    await breathe()
    for (;;) {
      if (this.#closed) return this.extent()
      if (isOutdated()) return (await this.#filtering) ?? this.extent()
      const progress = view.advance(viewInOneTurn)
      if (progress === 'stuck') throw tooSlow(view.filter.query ?? '')
      if (progress === 'done') break
      await breathe()
    }
    this.#view = view
    this.#generation += 1
    this.#growth.tell()
    return this.extent()
  }

  #schedule(soon = this.#merge.isAlone || this.#merge.isReading): void {
    if (this.#scheduled || this.#closed) return
    this.#scheduled = true
    if (soon) setImmediate(() => this.#turn())
    else setTimeout(() => this.#turn(), mergeInterval)
  }

  #turn(): void {
    this.#scheduled = false
    if (this.#closed) return
    const wasReading = this.#merge.isReading
    if (this.#ready.length === 0) this.#ready = this.#merge.take(performance.now())
    const lines = this.#ready.splice(0, linesInOneTurn)
    for (const line of lines) this.#store.append(line)
    if (this.#ready.length === 0) this.#followed.resume()
    const progress = this.#view.advance(viewInOneTurn)
    if (progress === 'stuck') this.#giveUpPattern()
    const becameLive = !this.#live && !wasReading && this.#ready.length === 0
    if (becameLive) this.#live = true
    if (lines.length > 0 || becameLive || progress !== 'done') this.#growth.tell()
    if (this.#ready.length > 0 || progress !== 'done') this.#schedule(true)
    else if (!this.#merge.isEmpty) this.#schedule(lines.length > 0 && (this.#merge.isAlone || this.#merge.isReading))
  }

  /** A pattern that was quick so far and hangs on a new line: nothing is hidden by it from here on, and that is said. */
  #giveUpPattern(): void {
    this.#view.giveUpPattern()
    const text = `The filter ${this.#view.filter.query ?? ''} takes too long on these lines: from here on every line is shown`
    this.#store.append({ time: timeNow(), source: this.#store.addSource({ service: '', container: '' }), stream: 'note', text, cut: false })
  }
}
