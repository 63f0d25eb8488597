// Every container of the engine: listed once a connection, then kept true by looking at those that events touch.
import { isDeepStrictEqual } from 'node:util'
import type { Container } from '../../../shared/model/container.ts'
import type { ContainerChange } from '../engine.ts'
import type { Link } from '../talk/meet.ts'
import type { EngineEvent } from './engine-event.ts'
import { pastEvents } from './follow-events.ts'
import type { Inspected } from './inspected.ts'
import { fromSummary, inspectContainer, listContainers, type Summary } from './look.ts'
import { severalAtOnce } from './several-at-once.ts'
import { foldHistory, foldStopRequest, type StopRequest, verdictOn } from './stop-requests.ts'
import { toContainer } from './to-container.ts'

const atOnce = 8
/** Milliseconds. Events are gathered for the first, and looked at no more often than the second. */
const patience = { gather: 50, between: 100, list: 20_000, inspect: 5_000, history: 2_000 } as const
const historyReach = 24 * 3600

export class ContainerBook {
  #containers = new Map<string, Container>()
  #requests = new Map<string, StopRequest>()
  /** Touched by events since the last look, with the event that touched them last. */
  #touched = new Map<string, string>()
  /** Whose turn has come. */
  readonly #due = new Map<string, string>()
  readonly #looking = new Set<string>()
  readonly #listeners = new Set<(change: ContainerChange) => void>()
  #link: { readonly link: Link; readonly signal: AbortSignal } | undefined
  #fresh = false
  #timer: NodeJS.Timeout | undefined
  #lastLook = 0

  all(): readonly Container[] {
    return [...this.#containers.values()]
  }

  get(id: string): Container | undefined {
    return this.#containers.get(id)
  }

  fresh(): boolean {
    return this.#fresh
  }

  subscribe(listener: (change: ContainerChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Lists everything anew. Events may come in meanwhile; they are looked at afterwards. */
  async list(link: Link, signal: AbortSignal): Promise<void> {
    const { docker } = link
    const summaries = await listContainers(docker, { signal, within: patience.list })
    const inspected = new Map<string, Inspected>()
    const history = this.#history(link, signal, summaries)
    await severalAtOnce(atOnce, summaries, async (summary) => {
      const found = await inspectContainer(docker, summary.Id, { signal, within: patience.inspect }).catch(() => undefined)
      if (signal.aborted || found === 'gone') return
      inspected.set(summary.Id, found ?? fromSummary(summary))
    })
    const past = await history
    if (signal.aborted) return
    const known = this.#requests
    this.#requests = new Map()
    this.#containers = new Map()
    for (const each of inspected.values()) {
      const verdict = verdictOn(known.get(each.Id), each.State.FinishedAt) ?? verdictOn(past.get(each.Id), each.State.FinishedAt)
      if (verdict) this.#requests.set(each.Id, verdict)
      this.#containers.set(each.Id, toContainer(each, verdict?.requested))
    }
    this.#link = { link, signal }
    this.#fresh = true
    this.#emit({ type: 'all' })
    this.#schedule()
  }

  /** Folds an event; a flood of them costs one look at each container that it touches. */
  take(event: EngineEvent): void {
    foldStopRequest(this.#requests, event)
    this.#touched.set(event.id, event.action)
    this.#schedule()
  }

  async refresh(ids: readonly string[]): Promise<void> {
    await severalAtOnce(atOnce, new Set(ids), (id) => this.#look(id, 'refresh'))
  }

  /** The engine does not answer: what is here was true before. */
  stale(): void {
    this.#fresh = false
  }

  /** Nothing more comes from this connection. */
  disconnect(): void {
    this.stale()
    this.#link = undefined
    this.#touched.clear()
    this.#due.clear()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Another engine: nothing here is about it. */
  forget(): void {
    this.disconnect()
    this.#containers = new Map()
    this.#requests = new Map()
    this.#emit({ type: 'all' })
  }

  close(): void {
    this.disconnect()
    this.#listeners.clear()
  }

  #schedule(): void {
    if (this.#timer || !this.#link || this.#touched.size === 0) return
    const wait = Math.max(patience.gather, this.#lastLook + patience.between - Date.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#lookAtTouched()
    }, wait)
  }

  #lookAtTouched(): void {
    this.#lastLook = Date.now()
    for (const [id, action] of this.#touched) {
      if (isEnd(action)) this.#remove(id)
      else this.#due.set(id, action)
    }
    this.#touched.clear()
    this.#drain()
  }

  /** One that hangs holds one place of eight, and no other container's turn. */
  #drain(): void {
    for (const [id, action] of this.#due) {
      if (this.#looking.size >= atOnce) return
      if (this.#looking.has(id)) continue
      this.#due.delete(id)
      this.#looking.add(id)
      void this.#look(id, action).finally(() => {
        this.#looking.delete(id)
        this.#drain()
      })
    }
  }

  async #look(id: string, action: string): Promise<void> {
    const current = this.#link
    if (!current) return
    const { link, signal } = current
    // A connection that breaks here is told, and everything listed anew, by whoever follows the stream.
    const found = await inspectContainer(link.docker, id, { signal, within: patience.inspect }).catch(() => undefined)
    if (!found || this.#link !== current) return
    if (found === 'gone' || isEnd(this.#touched.get(id))) this.#remove(id)
    else this.#put(found, action)
  }

  #put(inspected: Inspected, action: string): void {
    const container = toContainer(inspected, this.#requests.get(inspected.Id)?.requested)
    if (isDeepStrictEqual(this.#containers.get(container.id), container)) return
    this.#containers.set(container.id, container)
    this.#emit({ type: 'changed', container, action })
  }

  #remove(id: string): void {
    this.#due.delete(id)
    this.#requests.delete(id)
    if (this.#containers.delete(id)) this.#emit({ type: 'removed', id })
  }

  #emit(change: ContainerChange): void {
    for (const listener of this.#listeners) listener(change)
  }

  async #history({ docker, now }: Link, signal: AbortSignal, summaries: readonly Summary[]): Promise<Map<string, StopRequest>> {
    if (!summaries.some(({ State }) => State === 'exited' || State === 'dead')) return new Map()
    // By the engine's own clock: a later `until` would keep the stream open.
    const until = now() / 1_000
    const range = { since: until - historyReach, until, signal, within: patience.history }
    return foldHistory(await pastEvents(docker, range).catch(() => []))
  }
}

function isEnd(action: string | undefined): boolean {
  return action === 'destroy' || action === 'remove'
}
