// What the work of a job gets to tell how it fares, and what it may ask for.
import type { Job, Lane, OutputStream } from '../../shared/job.ts'

export interface JobHandle {
  readonly id: string
  readonly signal: AbortSignal
  /** Names what is being done now: one of the steps given at the start. */
  step(name: string): void
  /** Within the current step. Leave it out rather than invent it. */
  progress(done: number, total: number): void
  lane(lane: Lane): void
  line(text: string, stream: OutputStream, service?: string): void
  /** From here on these values are taken out of everything that is kept or shown. */
  secrets(values: readonly string[]): void
  /** What had already happened, in a sentence: shown after a failure or a cancel. */
  outcome(sentence: string): void
}

export interface JobRequest {
  readonly kind: Job['kind']
  readonly title: string
  readonly subject: string
  readonly subjectName: string
  /** Names with weights: how much of the whole each is. */
  readonly steps: readonly { readonly name: string; readonly weight: number }[]
  readonly work: (job: JobHandle) => Promise<unknown>
}
