// What is known of one job: its state, and its output in a bounded store from which readers take at their own pace.
import { isFinished, type Job, type JobEvent, type Lane, replaceLane } from '../../shared/job.ts'
import { pause } from '../../shared/latest.ts'

type LineEvent = Extract<JobEvent, { type: 'line' }>

/** Output lines kept for replay; older ones are let go and the gap is told. */
const keptLines = 5000
/** Lines handed to a reader at once. */
const batchLines = 500

export class JobRecord {
  #job: Job
  #at = 0
  #lines: LineEvent[] = []
  #droppedBefore = 0
  #adopted: number
  readonly #changedAt = { state: 0, step: 0, progress: 0 }
  readonly #laneAt = new Map<string, number>()
  readonly #listeners = new Set<() => void>()

  constructor(job: Job, lines: readonly LineEvent[] = []) {
    this.#job = job
    this.#lines = [...lines]
    this.#at = lines.at(-1)?.at ?? 0
    this.#adopted = lines.length
  }

  get job(): Job {
    return this.#job
  }

  /** The position of the newest event. */
  get at(): number {
    return this.#at
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  update(changes: Partial<Job>): void {
    this.#job = { ...this.#job, ...changes }
    this.#changedAt.state = ++this.#at
    this.#told()
  }

  /** Takes over what another Gantry has written since: its newest state, and the lines beyond those known. */
  adopt(job: Job, lines: readonly LineEvent[]): void {
    for (const { text, stream, service } of lines.slice(this.#adopted)) {
      this.line({ text, stream, ...(service !== undefined && { service }) })
    }
    this.#adopted = lines.length
    this.update(job)
  }

  step(step: string): void {
    this.#job = { ...this.#job, step }
    this.#changedAt.step = ++this.#at
    this.#told()
  }

  /** A fraction that would fall back is passed over: progress never goes backwards. */
  progress(fraction: number): void {
    if (fraction <= (this.#job.fraction ?? -1)) return
    this.#job = { ...this.#job, fraction: Math.min(1, fraction) }
    this.#changedAt.progress = ++this.#at
    this.#told()
  }

  lane(lane: Lane): void {
    this.#job = { ...this.#job, lanes: replaceLane(this.#job.lanes, lane) }
    this.#laneAt.set(lane.service, ++this.#at)
    this.#told()
  }

  line(line: Omit<LineEvent, 'type' | 'at'>): LineEvent {
    const event: LineEvent = { type: 'line', at: ++this.#at, ...line }
    this.#lines.push(event)
    if (this.#lines.length > keptLines * 1.2) {
      const gone = this.#lines.splice(0, this.#lines.length - keptLines)
      this.#droppedBefore = gone.at(-1)?.at ?? this.#droppedBefore
    }
    this.#told()
    return event
  }

  /** What is new since a position: at most a batch, in order. Of things that changed twice, the latest is told. */
  since(position: number): JobEvent[] {
    const lines = this.#linesAfter(position)
    const full = lines.length === batchLines
    const upTo = full ? (lines.at(-1)?.at ?? this.#at) : this.#at
    const events: JobEvent[] = [...lines]
    if (this.#droppedBefore > position) {
      events.push({ type: 'line', at: this.#droppedBefore, stream: 'note', text: 'Older lines were let go here to keep up.' })
    }
    const { state, step, progress } = this.#changedAt
    const { job } = this
    if (state > position) events.push({ type: 'state', at: state, job })
    if (step > position && job.step !== undefined) events.push({ type: 'step', at: step, step: job.step })
    if (progress > position && job.fraction !== undefined) events.push({ type: 'progress', at: progress, fraction: job.fraction })
    for (const lane of job.lanes) {
      const at = this.#laneAt.get(lane.service) ?? 0
      if (at > position) events.push({ type: 'lane', at, lane })
    }
    return events.filter((event) => event.at <= upTo).sort((a, b) => a.at - b.at)
  }

  /** Replays what is kept after a position, then follows; ends when the job has ended and all was told. */
  async *watch(after: number, signal?: AbortSignal): AsyncGenerator<JobEvent> {
    let position = after
    yield { type: 'state', at: position, job: this.#job }
    while (!signal?.aborted) {
      const events = this.since(position)
      for (const event of events) {
        position = event.at
        yield event
      }
      if (position >= this.#at && isFinished(this.#job)) {
        if (events.at(-1)?.type !== 'state') yield { type: 'state', at: position, job: this.#job }
        return
      }
      if (events.length < batchLines) await this.#nextChange(position, signal)
      // At most ten tellings a second, so that no reader is outrun (architecture.md).
      await pause(100, signal)
    }
  }

  async #nextChange(position: number, signal?: AbortSignal): Promise<void> {
    if (this.#at > position || signal?.aborted) return
    await new Promise<void>((resolve) => {
      const done = (): void => {
        off()
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const off = this.onChange(done)
      signal?.addEventListener('abort', done, { once: true })
    })
  }

  /** The first batch of lines after a position, by binary search: positions only grow. */
  #linesAfter(position: number): LineEvent[] {
    let low = 0
    let high = this.#lines.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#lines[middle]?.at ?? 0) <= position) low = middle + 1
      else high = middle
    }
    return this.#lines.slice(low, low + batchLines)
  }

  #told(): void {
    for (const listener of this.#listeners) listener()
  }
}
