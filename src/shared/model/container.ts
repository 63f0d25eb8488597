// A container as the engine reports it, reduced to what a stack's screen shows.
import { portSchema } from './port.ts'
import { z } from '../zod.ts'

export const containerStatusSchema = z.enum(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'])
export const healthSchema = z.enum(['none', 'starting', 'healthy', 'unhealthy'])

export const containerSchema = z.object({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  status: containerStatusSchema,
  health: healthSchema,
  /** The last exit code; meaningful once the container has stopped. */
  exitCode: z.number().int(),
  outOfMemory: z.boolean(),
  /** The engine's own words when it could not start it. */
  error: z.string().optional(),
  restartCount: z.number().int(),
  restartPolicy: z.string(),
  /** Somebody asked for the stop, so a non-zero exit code is no failure. Undefined: not known. */
  stopRequested: z.boolean().optional(),
  createdAt: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  ports: z.array(portSchema),
  tty: z.boolean(),
  /** The compose labels; left out for a container that Compose did not make. */
  compose: z
    .object({
      project: z.string(),
      service: z.string(),
      number: z.number().int(),
      oneOff: z.boolean(),
      workingDir: z.string().optional(),
      configFiles: z.array(z.string()),
      environmentFiles: z.array(z.string()),
      configHash: z.string().optional(),
    })
    .optional(),
})
export type Container = z.infer<typeof containerSchema>
