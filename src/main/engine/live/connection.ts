// Stays connected to the engine: finds the way, follows its events, notices silence, and begins anew when it is lost.
import type Docker from 'dockerode'
import { FaultError } from '../../../shared/fault.ts'
import type { EngineStatus } from '../../../shared/model/engine.ts'
import type { ToolVersions } from '../../process/index.ts'
import type { Link } from '../talk/meet.ts'
import type { Way } from '../ways/way.ts'
import { backoff } from './backoff.ts'
import type { ContainerBook } from './container-book.ts'
import { followEvents } from './follow-events.ts'
import { atMost, pause } from './pause.ts'
import { StatusBoard } from './status-board.ts'
import type { Surveyor } from './surveyor-face.ts'
import type { Timings } from './timings.ts'
import { watchFor } from './watch-file.ts'
import { ping, watchdog } from './watchdog.ts'
import { connecting, slowFault } from './words.ts'

export class Connection {
  readonly board = new StatusBoard()
  readonly #surveyor: Surveyor
  readonly #book: ContainerBook
  readonly #timings: Timings
  readonly #closed = new AbortController()
  #round = new AbortController()
  #resting = new AbortController()
  /** Milliseconds until the next attempt. */
  #wait = 0
  #failures = 0
  #attempt = Promise.withResolvers<void>()
  #loop: Promise<void> | undefined
  #asked: Way | undefined
  #way: Way | undefined
  #link: Link | undefined
  #engine: string | undefined
  #underWay = false
  #lastSeen = 0

  constructor(surveyor: Surveyor, book: ContainerBook, timings: Timings) {
    this.#surveyor = surveyor
    this.#book = book
    this.#timings = timings
  }

  connect(): void {
    if (!this.#closed.signal.aborted) this.#loop ??= this.#run()
  }

  docker(): Docker {
    if (this.#link) return this.#link.docker
    throw new FaultError(this.board.get().fault ?? connecting)
  }

  /** The link to the engine in use, while there is one. */
  link(): Link | undefined {
    return this.#link
  }

  way(): Way | undefined {
    return this.#way
  }

  /** Docker's rules may lead elsewhere now (`docker context use`); if so, follows them. */
  async follow(): Promise<void> {
    const way = await this.#surveyor.way().catch(() => undefined)
    const same = way?.name === this.#asked?.name && way?.host === this.#asked?.host
    if (!same && this.#loop && !this.#closed.signal.aborted) await this.restart()
  }

  /** Resolves when the engine is connected, throws why it is not. */
  async ready(signal?: AbortSignal): Promise<EngineStatus> {
    this.connect()
    const settled = Promise.withResolvers<void>()
    const check = ({ state }: EngineStatus): void => {
      if (state === 'connected' || state === 'unreachable') settled.resolve()
    }
    const stop = this.board.subscribe(check)
    try {
      check(this.board.get())
      await atMost(this.#timings.ready, settled.promise, signal)
    } finally {
      stop()
    }
    signal?.throwIfAborted()
    const status = this.board.get()
    if (status.state === 'connected') return status
    throw new FaultError(status.fault ?? connecting)
  }

  /** Begins anew, by whatever way holds now. */
  async restart(): Promise<EngineStatus> {
    const { state: _state, ...rest } = this.board.get()
    this.board.set({ state: 'connecting', ...(rest.context && { context: rest.context }), ...toolsOf(rest) })
    const attempt = this.#attempt.promise
    // A round that is under way has to end before the next can begin.
    const outcome = this.#underWay ? attempt.then(() => this.#attempt.promise) : attempt
    this.#round.abort()
    this.#resting.abort()
    this.connect()
    await atMost(this.#timings.ready, outcome)
    return this.board.get()
  }

  /** Looks now: at the engine when connected, for one otherwise. */
  async recheck(): Promise<EngineStatus> {
    this.connect()
    const link = this.#link
    const tools = this.#surveyor.tools(true)
    if (link && this.board.get().state === 'connected') {
      if ((await ping({ docker: link.docker, signal: this.#round.signal, answer: this.#answer(link.way) })) === 'yes') {
        this.#see()
        await this.#tell(link, await tools)
        return this.board.get()
      }
      return this.restart()
    }
    const attempt = this.#attempt
    this.#resting.abort()
    await atMost(this.#timings.ready, attempt.promise)
    return this.board.get()
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#round.abort()
    this.#resting.abort()
    await this.#loop
    this.board.close()
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      this.#round = new AbortController()
      const { signal } = this.#round
      const outcome = await this.#once(signal)
      if (outcome === 'again' || signal.aborted) this.#failures = 0
      else await this.#rest(this.#wait)
    }
  }

  /** One connection, from its beginning to its end. */
  async #once(signal: AbortSignal): Promise<'again' | 'lost' | 'failed'> {
    let way: Way | undefined
    this.#asked = undefined
    let link: Link | undefined
    this.#underWay = true
    try {
      way = await this.#surveyor.way()
      this.#asked = way
      this.#way = way
      link = await this.#surveyor.meet(way, signal)
      this.#way = link.way
      return await this.#stay(link, signal)
    } catch (error) {
      if (signal.aborted) return 'again'
      await this.#failed(error, way)
      return 'failed'
    } finally {
      this.#link = undefined
      this.#book.disconnect()
      link?.client.close()
      this.#underWay = false
      this.#settle()
    }
  }

  async #stay(link: Link, signal: AbortSignal): Promise<'again' | 'lost'> {
    const end = new AbortController()
    const both = AbortSignal.any([signal, end.signal])
    const begun = Date.now()
    try {
      if (this.#engine !== undefined && this.#engine !== engineOf(link)) this.#book.forget()
      this.#engine = engineOf(link)
      const onEvent = (event: Parameters<ContainerBook['take']>[0]): void => {
        this.#see()
        this.#book.take(event)
      }
      const { ended } = await followEvents(link.docker, { signal: both, within: this.#answer(link.way), onEvent })
      this.#see()
      this.#link = link
      await this.#tellWithTools(link)
      this.#settle()
      const listed = this.#book.list(link, both).then(() => ended)
      const watched = watchdog({
        docker: link.docker,
        signal: both,
        timings: this.#timings,
        answer: this.#answer(link.way),
        lastSeen: () => this.#lastSeen,
        onSeen: () => this.#see(),
        onSlow: () => this.#slow(link),
      })
      await Promise.race([listed, watched])
      if (signal.aborted) return 'again'
      const { state } = this.board.get()
      // A slow engine stays told as slow until it is connected again.
      if (state === 'slow') return 'again'
      this.#failures = Date.now() - begun > this.#timings.lasting ? 0 : Math.min(this.#failures, 2)
      this.#wait = backoff(this.#failures++)
      this.board.set({ ...this.board.get(), state: 'connecting' })
      return 'lost'
    } finally {
      end.abort()
    }
  }

  #see(): void {
    this.#lastSeen = Date.now()
    this.board.seen()
  }

  #slow({ way }: Link): void {
    this.#book.stale()
    this.board.set({ ...this.board.get(), state: 'slow', fault: slowFault(way.host) })
  }

  /** The tools' versions are told with the rest when they are there in time, else as soon as they are. */
  async #tellWithTools(link: Link): Promise<void> {
    const asked = this.#surveyor.tools(false)
    let tools: ToolVersions = {}
    let known = false
    const heard = asked.then((answer) => {
      tools = answer
      known = true
    })
    await atMost(this.#timings.answer, heard)
    if (known) return this.#tell(link, tools)
    this.board.set(this.#connected(link, {}))
    void heard.then(() => (this.#link === link ? this.#tell(link, tools) : undefined))
  }

  async #tell(link: Link, tools: ToolVersions): Promise<void> {
    const fault = await this.#surveyor.toolFault(tools)
    if (this.#link === link) this.board.set({ ...this.#connected(link, tools), ...(fault && { fault }) })
  }

  #connected({ way, facts }: Link, tools: ToolVersions): EngineStatus {
    return { state: 'connected', context: this.#surveyor.asContext(way, true), ...facts, ...tools }
  }

  async #failed(error: unknown, way: Way | undefined): Promise<void> {
    const fault = await this.#surveyor.explain(error, way)
    const tools = toolsOf({ ...this.board.get(), ...(await this.#surveyor.tools(false)) })
    const context = way && this.#surveyor.asContext(way, false)
    const state = fault.code === 'engine.slow' ? 'slow' : 'unreachable'
    // One that takes connections is about to answer.
    this.#wait = state === 'slow' ? this.#timings.slowPing : backoff(this.#failures++)
    const retryAt = new Date(Date.now() + this.#wait).toISOString()
    this.board.set({ state, fault, retryAt, ...tools, ...(context && { context }) })
  }

  /** Until the next attempt; it ends early when the engine's socket appears, or when somebody asks. */
  async #rest(milliseconds: number): Promise<void> {
    this.#resting = new AbortController()
    const address = this.#way?.address
    const stop = address?.kind === 'socket' ? watchFor(address.path, () => this.#resting.abort()) : undefined
    await pause(milliseconds, AbortSignal.any([this.#resting.signal, this.#closed.signal]))
    stop?.()
  }

  /** Whoever waits for this attempt's outcome goes on; later ones wait for the next. */
  #settle(): void {
    this.#attempt.resolve()
    this.#attempt = Promise.withResolvers()
  }

  #answer(way: Way): number {
    return way.address?.kind === 'ssh' ? this.#timings.answerOverSsh : this.#timings.answer
  }
}

function engineOf(link: Link): string {
  return link.id || link.way.host
}

function toolsOf({ docker, compose, buildx }: ToolVersions): ToolVersions {
  return { ...(docker && { docker }), ...(compose && { compose }), ...(buildx && { buildx }) }
}
