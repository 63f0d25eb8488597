// One open log: the containers it follows, the lines it keeps, the filter in force, and who is told of growth.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Container } from '../../shared/model/container.ts'
import type { LogExtent, LogFilter, LogLine } from '../../shared/model/log.ts'
import type { ContainerChange, EngineRoom } from '../engine/index.ts'
import { ContainerFollower } from './container-follower.ts'
import { openContainerStream } from './container-stream.ts'
import type { RowReader } from './export-lines.ts'
import { Growth } from './growth.ts'
import type { StoredLine } from './line-block.ts'
import { LineMerge } from './line-merge.ts'
import { LineStore, type StoreLimits } from './line-store.ts'
import type { LogSelection, LogSource } from './log-source.ts'
import { LogView } from './log-view.ts'
import type { MergeInput } from './merge-input.ts'
import type { MemoryBudget } from './memory-budget.ts'
import { type Note, notesAtFirst, notesBetween, removalNote } from './notes.ts'
import { type Found, searchRows } from './search-rows.ts'
import { type TextQuery, tooSlow } from './text-test.ts'
import { sinceValue, timeNow } from './timestamp.ts'

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

interface Followed {
  container: Container
  readonly follower: ContainerFollower
  readonly input: MergeInput<StoredLine>
  readonly source: number
}

const merging = { all: 16 * 1024 * 1024, one: 2 * 1024 * 1024 } as const

/** Work in one turn of the event loop, so that no container's flood holds up anything else. */
const linesInOneTurn = 2000
const viewInOneTurn = 5

/** Between two looks at what waits for its order; milliseconds. */
const mergeInterval = 50

/** Characters of text in one window. */
const widestWindow = 2 * 1024 * 1024

const leastBacklog = 1000

export class OpenLog {
  readonly #options: OpenLogOptions
  readonly #store: LineStore
  readonly #merge = new LineMerge<StoredLine>(merging)
  readonly #growth = new Growth()
  readonly #followed = new Map<string, Followed>()
  readonly #services = new Set<string>()
  readonly #stopListening: (() => void)[]
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
    this.#options = options
    this.#store = new LineStore(options.limits, options.budget)
    this.#view = new LogView(this.#store, {})
    const { engine, source } = options
    this.#join(this.#known(source.containersOf(options.selection)))
    this.#stopListening = [engine.containers.subscribe((change) => this.#onChange(change)), source.subscribe(() => this.#sync())]
    this.#schedule()
  }

  get isWatched(): boolean {
    return this.#growth.watchers > 0
  }

  /** Streams at the engine and lines that wait, for tests: nothing may be left after a close. */
  get followers(): number {
    return this.#followed.size
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
      services: [...this.#services],
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
    for (const stop of this.#stopListening) stop()
    const followers = [...this.#followed.values()].map(({ follower }) => follower)
    this.#followed.clear()
    for (const follower of followers) follower.close()
    this.#growth.end()
    this.#ready = []
    this.#store.clear()
    await Promise.all(followers.map((follower) => follower.done))
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

  #sync(): void {
    if (this.#closed) return
    const wanted = this.#wanted()
    const ids = new Set(wanted.map(({ id }) => id))
    for (const id of this.#followed.keys()) if (!ids.has(id)) this.#leave(id)
    this.#join(wanted)
  }

  #wanted(): readonly Container[] {
    try {
      return this.#known(this.#options.source.containersOf(this.#options.selection))
    } catch {
      // The stack is no longer in the list: what was read stays readable.
      return []
    }
  }

  /** People may name a container rather than give its id. */
  #known(idsOrNames: readonly string[]): Container[] {
    const { containers } = this.#options.engine
    return idsOrNames.flatMap((each) => containers.get(each) ?? containers.all().find(({ name }) => name === each) ?? [])
  }

  #join(containers: readonly Container[]): void {
    const fresh = containers.filter(({ id }) => !this.#followed.has(id))
    const tail = Math.max(leastBacklog, Math.floor(this.#options.limits.lines / Math.max(1, this.#followed.size + fresh.length)))
    for (const container of fresh) this.#follow(container, tail)
    for (const container of fresh) this.#note(notesAtFirst(container, this.#nameOf(container)), container)
    if (fresh.length > 0) this.#growth.tell()
  }

  #follow(container: Container, tail: number): void {
    const { engine, since } = this.#options
    const service = container.compose?.service ?? container.name
    const source = this.#store.addSource({ service, container: container.name })
    this.#services.add(service)
    const input = this.#merge.add()
    const follower = new ContainerFollower({
      open: async (query, signal) => openContainerStream(engine.docker(), container, query, signal),
      first: since === undefined ? { tail } : { tail, since: sinceValue(since) },
      source,
      input,
      keptSince: (time) => [...this.#store.timesOf(source, time), ...this.#readyTimes(source, time)],
      isRunning: () => isRunning(engine.containers.get(container.id)),
      isReachable: () => engine.containers.fresh(),
      onArrival: () => this.#schedule(),
      onRefused: (reason) => {
        const text = `The log of ${this.#nameOf(container)} can’t be read: ${reason}`
        this.#note([{ time: timeNow(), text }], container)
      },
    })
    this.#followed.set(container.id, { container, follower, input, source })
  }

  #readyTimes(source: number, since: string): string[] {
    return this.#ready.filter((line) => line.source === source && line.stream !== 'note' && line.time >= since).map(({ time }) => time)
  }

  #leave(id: string): void {
    const followed = this.#followed.get(id)
    if (!followed) return
    this.#followed.delete(id)
    followed.follower.retire()
    void followed.follower.done.then(() => {
      this.#ready.push(...this.#merge.remove(followed.input))
      this.#schedule()
    })
  }

  #onChange(change: ContainerChange): void {
    if (change.type === 'all') {
      this.#sync()
      for (const followed of this.#followed.values()) {
        const now = this.#options.engine.containers.get(followed.container.id)
        if (now) this.#onContainer(followed, now)
        followed.follower.restart()
      }
    } else if (change.type === 'removed') {
      const followed = this.#followed.get(change.id)
      if (!followed) return
      this.#note([removalNote(this.#nameOf(followed.container))], followed.container)
      this.#leave(change.id)
    } else {
      const followed = this.#followed.get(change.container.id)
      if (followed) this.#onContainer(followed, change.container)
      else this.#sync()
    }
  }

  #onContainer(followed: Followed, now: Container): void {
    const before = followed.container
    followed.container = now
    this.#note(notesBetween(before, now, this.#nameOf(now)), now, followed.source)
    // Also of a run that is over already: its lines are still to be read.
    if (now.startedAt !== before.startedAt) followed.follower.wake()
  }

  #note(notes: readonly Note[], container: Container, known?: number): void {
    const source = known ?? this.#followed.get(container.id)?.source
    const { since } = this.#options
    if (source === undefined || this.#closed) return
    for (const { time, text } of notes) {
      if (since !== undefined && time < since) continue
      this.#merge.notes.push({ time, source, stream: 'note', text, cut: false }, text.length)
    }
    this.#schedule()
  }

  /** As short as tells it from the others. */
  #nameOf({ name, compose, id }: Container): string {
    if (!compose) return name
    const isShared = [...this.#followed.values()].some(
      ({ container }) => container.id !== id && container.compose?.service === compose.service,
    )
    return isShared ? `${compose.service}-${compose.number}` : compose.service
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
    if (this.#ready.length === 0) for (const { follower } of this.#followed.values()) follower.resume()
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

function isRunning(container: Container | undefined): boolean {
  return container?.status === 'running' || container?.status === 'paused'
}
