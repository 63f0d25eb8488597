// engine.*: which engine is in use, the ways to others, and whether the installation works.
import { engineContextSchema, engineStatusSchema, installationCheckSchema } from '../model/engine.ts'
import { z } from '../zod.ts'
import { nothing, procedure, startsJob, stream } from './procedure.ts'

export const engine = {
  status: procedure.input(nothing.optional()).output(engineStatusSchema),
  /** The status now, and again whenever it changes. */
  watch: procedure.input(nothing.optional()).output(stream(engineStatusSchema)),
  /** Every way to an engine that was found, each probed. */
  contexts: procedure.input(nothing.optional()).output(z.object({ contexts: z.array(engineContextSchema) })),
  /** null: back to docker's own rules. */
  use: procedure.input(z.object({ context: z.string().max(255).nullable() })).output(engineStatusSchema),
  /** Looks again now, rather than at the next attempt. */
  recheck: procedure.input(nothing.optional()).output(engineStatusSchema),
  check: procedure.input(nothing.optional()).output(z.object({ checks: z.array(installationCheckSchema) })),
  /** Starts an engine that is installed but stopped, where that is possible. */
  start: procedure.input(nothing.optional()).output(startsJob),
}
