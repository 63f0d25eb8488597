// The containers of one open log: who is meant, who comes and goes, and what the dividers say of them.
import type { Container } from '../../shared/model/container.ts'
import type { ContainerChange, EngineRoom } from '../engine/index.ts'
import { ContainerFollower } from './container-follower.ts'
import { openContainerStream } from './container-stream.ts'
import type { StoredLine } from './line-block.ts'
import type { LineMerge } from './line-merge.ts'
import type { LineStore } from './line-store.ts'
import type { LogSelection, LogSource } from './log-source.ts'
import type { MergeInput } from './merge-input.ts'
import { type Note, notesAtFirst, notesBetween, removalNote } from './notes.ts'
import { sinceValue, timeNow } from './timestamp.ts'

export interface FollowedOptions {
  readonly engine: EngineRoom
  readonly source: LogSource
  readonly selection: LogSelection
  /** In the form of the lines' times. */
  readonly since: string | undefined
  /** How many lines of backlog are wanted in all. */
  readonly lines: number
  readonly store: LineStore
  readonly merge: LineMerge<StoredLine>
  /** Lines that are no longer in the merge and not yet in the store. */
  readonly unstored: () => readonly StoredLine[]
  readonly onArrival: () => void
  /** A container is gone; these are its last lines. */
  readonly onLeft: (lines: readonly StoredLine[]) => void
  readonly onJoined: () => void
}

interface Followed {
  container: Container
  readonly follower: ContainerFollower
  readonly input: MergeInput<StoredLine>
  readonly source: number
}

const leastBacklog = 1000

export class FollowedContainers {
  readonly services = new Set<string>()
  readonly #options: FollowedOptions
  readonly #followed = new Map<string, Followed>()
  /** Gone or no longer meant; their last lines are being read. */
  readonly #leaving = new Set<ContainerFollower>()
  readonly #stopListening: (() => void)[]
  #closed = false

  /** Throws what the source throws for a selection that it doesn't know. */
  constructor(options: FollowedOptions) {
    this.#options = options
    const { engine, source, selection } = options
    this.#join(this.#known(source.containersOf(selection)))
    this.#stopListening = [engine.containers.subscribe((change) => this.#onChange(change)), source.subscribe(() => this.#sync())]
  }

  get count(): number {
    return this.#followed.size
  }

  /** Goes on with streams that were paused because too much waited. */
  resume(): void {
    for (const { follower } of this.#followed.values()) follower.resume()
  }

  /** Resolves when no stream is left. */
  async close(): Promise<void> {
    this.#closed = true
    for (const stop of this.#stopListening) stop()
    const followers = [...this.#leaving, ...[...this.#followed.values()].map(({ follower }) => follower)]
    this.#followed.clear()
    for (const follower of followers) follower.close()
    await Promise.all(followers.map((follower) => follower.done))
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
    const tail = Math.max(leastBacklog, Math.floor(this.#options.lines / Math.max(1, this.#followed.size + fresh.length)))
    for (const container of fresh) this.#follow(container, tail)
    for (const container of fresh) this.#note(notesAtFirst(container, this.#nameOf(container)), container)
    if (fresh.length > 0) this.#options.onJoined()
  }

  #follow(container: Container, tail: number): void {
    const { engine, since } = this.#options
    const service = container.compose?.service ?? container.name
    const source = this.#options.store.addSource({ service, container: container.name })
    this.services.add(service)
    const input = this.#options.merge.add()
    const follower = new ContainerFollower({
      open: async (query, signal) => openContainerStream(engine.docker(), container, query, signal),
      first: since === undefined ? { tail } : { tail, since: sinceValue(since) },
      source,
      input,
      keptSince: (time) => [...this.#options.store.timesOf(source, time), ...this.#readyTimes(source, time)],
      isRunning: () => isRunning(engine.containers.get(container.id)),
      isReachable: () => engine.containers.fresh(),
      onArrival: () => this.#options.onArrival(),
      onRefused: (reason) => {
        const text = `The log of ${this.#nameOf(container)} can’t be read: ${reason}`
        this.#note([{ time: timeNow(), text }], container)
      },
    })
    this.#followed.set(container.id, { container, follower, input, source })
  }

  #readyTimes(source: number, since: string): string[] {
    return this.#options
      .unstored()
      .filter((line) => line.source === source && line.stream !== 'note' && line.time >= since)
      .map(({ time }) => time)
  }

  #leave(id: string): void {
    const followed = this.#followed.get(id)
    if (!followed) return
    this.#followed.delete(id)
    this.#leaving.add(followed.follower)
    followed.follower.retire()
    void followed.follower.done.then(() => {
      this.#leaving.delete(followed.follower)
      this.#options.onLeft(this.#options.merge.remove(followed.input))
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
      this.#options.merge.notes.push({ time, source, stream: 'note', text, cut: false }, text.length)
    }
    this.#options.onArrival()
  }

  /** As short as tells it from the others. */
  #nameOf({ name, compose, id }: Container): string {
    if (!compose) return name
    const isShared = [...this.#followed.values()].some(
      ({ container }) => container.id !== id && container.compose?.service === compose.service,
    )
    return isShared ? `${compose.service}-${compose.number}` : compose.service
  }
}

function isRunning(container: Container | undefined): boolean {
  return container?.status === 'running' || container?.status === 'paused'
}
