// The shape of long work: a job, the lanes of its services, and the events that replay it.
import { faultSchema } from './fault.ts'
import { z } from './zod.ts'

export const jobKinds = [
  'stack.start',
  'stack.stop',
  'stack.restart',
  'stack.pause',
  'stack.unpause',
  'stack.pull',
  'stack.build',
  'stack.down',
  'engine.start',
] as const

export const jobStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])
export type JobState = z.infer<typeof jobStateSchema>

/** What a service is going through while its stack is worked on. `waiting`: for a dependency. */
export const lanePhaseSchema = z.enum([
  'pending',
  'pulling',
  'building',
  'creating',
  'created',
  'waiting',
  'starting',
  'started',
  'checking',
  'healthy',
  'stopping',
  'stopped',
  'removing',
  'removed',
  'done',
  'failed',
])
export type LanePhase = z.infer<typeof lanePhaseSchema>

export const laneSchema = z.object({
  service: z.string(),
  /** Dependency level: 0 depends on nothing. */
  level: z.number().int().nonnegative(),
  phase: lanePhaseSchema,
  /** In words, e.g. "2.1 of 40 MB" or "for db to be healthy". */
  detail: z.string().optional(),
  /** 0..1 of the current phase, left out when not known. */
  fraction: z.number().min(0).max(1).optional(),
})
export type Lane = z.infer<typeof laneSchema>

export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(jobKinds),
  title: z.string(),
  /** What it works on, e.g. `stack:4f1c…`: jobs of one subject run one after the other. */
  subject: z.string(),
  /** What a person calls the subject, e.g. the stack's name. */
  subjectName: z.string(),
  state: jobStateSchema,
  /** ISO 8601 */
  queuedAt: z.string(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  steps: z.array(z.string()),
  step: z.string().optional(),
  /** 0..1, never falls; left out when not known. */
  fraction: z.number().min(0).max(1).optional(),
  cancellable: z.boolean(),
  /** While queued: the title of the job that it waits for. */
  waitsFor: z.string().optional(),
  lanes: z.array(laneSchema),
  result: z.unknown().optional(),
  fault: faultSchema.optional(),
  /** After a failure or a cancel: what had already happened, in a sentence. */
  outcome: z.string().optional(),
})
export type Job = z.infer<typeof jobSchema>

export const outputStreamSchema = z.enum(['stdout', 'stderr', 'note'])
export type OutputStream = z.infer<typeof outputStreamSchema>

const position = z.number().int().nonnegative()

/** `at` is the event's position in the job's journal: pass it to `jobs.watch` as `after` to go on from there. */
export const jobEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), at: position, job: jobSchema }),
  z.object({ type: z.literal('step'), at: position, step: z.string() }),
  z.object({ type: z.literal('progress'), at: position, fraction: z.number().min(0).max(1) }),
  z.object({ type: z.literal('lane'), at: position, lane: laneSchema }),
  z.object({
    type: z.literal('line'),
    at: position,
    text: z.string(),
    stream: outputStreamSchema,
    service: z.string().optional(),
  }),
])
export type JobEvent = z.infer<typeof jobEventSchema>

const finished: ReadonlySet<JobState> = new Set(['done', 'failed', 'cancelled'])

export function isFinished(job: Pick<Job, 'state'>): boolean {
  return finished.has(job.state)
}

/** Folds an event into what is known of a job. Lines change nothing here: they are kept apart. */
export function foldJob(job: Job | undefined, event: JobEvent): Job | undefined {
  if (event.type === 'state') return event.job
  if (!job) return job
  switch (event.type) {
    case 'step':
      return { ...job, step: event.step }
    case 'progress':
      return { ...job, fraction: Math.max(job.fraction ?? 0, event.fraction) }
    case 'lane':
      return { ...job, lanes: replaceLane(job.lanes, event.lane) }
    case 'line':
      return job
  }
}

export function replaceLane(lanes: readonly Lane[], lane: Lane): Lane[] {
  const index = lanes.findIndex((other) => other.service === lane.service)
  return index < 0 ? [...lanes, lane] : lanes.with(index, lane)
}
