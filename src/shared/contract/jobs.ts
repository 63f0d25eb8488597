// jobs.*: long work, its history, and its output replayed.
import { jobEventSchema, jobSchema, jobStateSchema } from '../job.ts'
import { z } from '../zod.ts'
import { nothing, procedure, stream } from './procedure.ts'

const id = z.object({ id: z.string().min(1).max(64) })

export const jobs = {
  /** Running and recent, newest first. */
  list: procedure.input(z.object({ subject: z.string().optional() }).optional()).output(z.object({ jobs: z.array(jobSchema) })),
  get: procedure.input(id).output(jobSchema),
  /** Replays from a position, then follows live; ends when the job does. */
  watch: procedure.input(id.extend({ after: z.number().int().nonnegative().optional() })).output(stream(jobEventSchema)),
  /** Idempotent; answers the state that resulted. */
  cancel: procedure.input(id).output(z.object({ state: jobStateSchema })),
  /** The list now, then each job as it changes (at most ten times a second). */
  feed: procedure.input(nothing.optional()).output(stream(z.object({ jobs: z.array(jobSchema) }))),
}
