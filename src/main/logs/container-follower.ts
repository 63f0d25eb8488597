// Follows one container's log for as long as it is wanted: over its stops and starts, and over restarts of the engine.
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { cleanLine } from './clean-line.ts'
import { type ContainerStream, type LineParser, lineParser, type StreamQuery } from './container-stream.ts'
import type { StoredLine } from './line-block.ts'
import type { MergeInput } from './merge-input.ts'
import { ResumePoint } from './resume-point.ts'
import { refusalOf } from './stream-refusal.ts'
import { timeNow } from './timestamp.ts'

export interface FollowOptions {
  readonly open: (query: StreamQuery, signal: AbortSignal) => Promise<ContainerStream>
  /** What is asked for until the first line has come. */
  readonly first: StreamQuery
  readonly source: number
  readonly input: MergeInput<StoredLine>
  /** The times of this container's lines that are kept, from a time on. */
  readonly keptSince: (time: string) => readonly string[]
  /** By what is known of the container, it goes on printing. */
  readonly isRunning: () => boolean
  /** The engine answers. */
  readonly isReachable: () => boolean
  /** There are lines to take, or the backlog is at its end. */
  readonly onArrival: () => void
  /** Says in words why nothing comes. */
  readonly onRefused: (reason: string) => void
}

type Outcome = 'ended' | 'broken' | 'unreadable' | 'gone'

/** Milliseconds. */
const quietEnds = 300
const silenceEnds = 3000
const firstRetry = 250
const slowestRetry = 5000
const unreachableRetry = 10_000
const retiresWithin = 2000

/** What an entry of the queue takes beside its text. */
const overhead = 150

export class ContainerFollower {
  readonly #options: FollowOptions
  readonly #closing = new AbortController()
  readonly #point: ResumePoint
  #bytes: Readable | undefined
  #attempt: AbortController | undefined
  #wakes = 0
  #wake: (() => void) | undefined
  #retired = false
  #failures = 0
  /** Resolves when the last stream has been let go. */
  readonly done: Promise<void>

  constructor(options: FollowOptions) {
    this.#options = options
    this.#point = new ResumePoint(options.keptSince)
    this.done = this.#run()
  }

  /** The container may have started: looks again as soon as the present stream has ended. */
  wake(): void {
    this.#wakes += 1
    this.#wake?.()
  }

  /** The engine was away: the present stream may be dead without having said so. */
  restart(): void {
    this.#attempt?.abort()
    this.wake()
  }

  /** The container is gone or no longer wanted: reads what is still to come, but not for long. */
  retire(): void {
    this.#retired = true
    this.#wake?.()
    setTimeout(() => this.close(), retiresWithin).unref()
  }

  /** Goes on with a stream that was paused because too much waited. */
  resume(): void {
    if (this.#bytes?.isPaused() && !this.#options.input.isFull) this.#bytes.resume()
  }

  close(): void {
    this.#closing.abort()
    this.#attempt?.abort()
    this.#wake?.()
  }

  get #isOver(): boolean {
    return this.#closing.signal.aborted
  }

  async #run(): Promise<void> {
    while (!this.#isOver && !this.#retired) {
      const wakes = this.#wakes
      const outcome = await this.#read()
      this.#settle()
      if (outcome === 'gone') break
      await this.#pause(outcome, wakes)
      await this.#drained()
    }
    this.#settle()
  }

  /** Until there is a reason to open the log again. */
  async #pause(outcome: Outcome, wakes: number): Promise<void> {
    if (this.#isOver || this.#retired || this.#wakes !== wakes) return
    const waits = outcome === 'unreadable' || (outcome === 'ended' && !this.#options.isRunning())
    if (waits) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    } else {
      const delay = this.#options.isReachable() ? Math.min(slowestRetry, firstRetry * 2 ** this.#failures) : unreachableRetry
      this.#failures += 1
      await this.#sleep(delay)
    }
    this.#wake = undefined
  }

  async #sleep(milliseconds: number): Promise<void> {
    const over = new AbortController()
    this.#wake = () => over.abort()
    await sleep(milliseconds, undefined, { signal: over.signal, ref: false }).catch(() => {})
  }

  /** What was read must be in the store before what comes again can be told from what is new. */
  async #drained(): Promise<void> {
    while (!this.#isOver && !this.#options.input.isEmpty) await sleep(20)
  }

  async #read(): Promise<Outcome> {
    const attempt = new AbortController()
    this.#attempt = attempt
    this.#point.resume()
    const since = this.#point.since
    const stopWatch = this.#settleWhenQuiet()
    try {
      const { bytes, framed } = await this.#options.open(since === undefined ? this.#options.first : { since }, attempt.signal)
      this.#bytes = bytes
      if (attempt.signal.aborted) bytes.destroy()
      return await this.#drain(bytes, lineParser(framed, this.#onLine))
    } catch (error) {
      return this.#refused(error)
    } finally {
      stopWatch()
      this.#bytes?.destroy()
      this.#bytes = undefined
    }
  }

  #drain(bytes: Readable, parser: LineParser): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      bytes.on('data', (chunk: Buffer) => {
        this.#lastArrival = performance.now()
        try {
          parser.write(chunk)
        } catch (error) {
          reject(error)
          bytes.destroy()
          return
        }
        if (this.#options.input.isFull) bytes.pause()
        this.#options.onArrival()
      })
      bytes.once('end', () => {
        try {
          parser.end()
          resolve('ended')
        } catch (error) {
          reject(error)
        }
      })
      // A stream that is cut off says so in either way; after `end` they change nothing.
      bytes.on('error', () => resolve('broken'))
      bytes.once('close', () => resolve('broken'))
    })
  }

  readonly #onLine = (time: string, stream: StoredLine['stream'], text: string, cut: boolean): void => {
    if (this.#isOver) return
    const at = time === '' ? timeNow() : time
    if (!this.#point.accept(at)) return
    this.#failures = 0
    const { input, source } = this.#options
    if (input.reading && at >= this.#openedAt) input.reading = false
    input.push({ time: at, source, stream, text: cleanLine(text), cut }, text.length * 2 + overhead)
  }

  #lastArrival = 0
  #openedAt = ''

  /** The engine does not say where the backlog ends: it has ended when nothing comes for a while. */
  #settleWhenQuiet(): () => void {
    if (!this.#options.input.reading) return () => {}
    this.#openedAt = timeNow()
    const openedAt = performance.now()
    this.#lastArrival = 0
    const timer = setInterval(() => {
      const now = performance.now()
      const isQuiet = this.#lastArrival === 0 ? now - openedAt > this.#patience() : now - this.#lastArrival > quietEnds
      if (isQuiet && !this.#bytes?.isPaused()) this.#settle()
      if (!this.#options.input.reading) clearInterval(timer)
    }, 50)
    timer.unref()
    return () => clearInterval(timer)
  }

  /** An engine that has not even answered may still be at it. */
  #patience(): number {
    return this.#bytes ? quietEnds : silenceEnds
  }

  #settle(): void {
    this.#options.input.reading = false
    this.#options.onArrival()
  }

  #refused(error: unknown): Outcome {
    if (this.#isOver || this.#attempt?.signal.aborted) return 'broken'
    const refusal = refusalOf(error)
    if (refusal.reason !== undefined && this.#failures === 0) this.#options.onRefused(refusal.reason)
    return refusal.kind
  }
}
