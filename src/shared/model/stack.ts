// A stack and its services, as they are on screen.
import { faultSchema } from '../fault.ts'
import { z } from '../zod.ts'
import { containerSchema } from './container.ts'
import { portSchema } from './port.ts'

export const dependencyConditionSchema = z.enum(['service_started', 'service_healthy', 'service_completed_successfully'])

export const serviceStateSchema = z.enum([
  'absent',
  'created',
  'starting',
  'running',
  'healthy',
  'unhealthy',
  'restarting',
  'paused',
  'done',
  'failed',
  'stopped',
  'partly',
])
export type ServiceState = z.infer<typeof serviceStateSchema>

export const serviceSchema = z.object({
  name: z.string(),
  image: z.string().optional(),
  /** It has a build section. */
  builds: z.boolean(),
  profiles: z.array(z.string()),
  /** Started by a plain Start: it has no profile, or one that is switched on. */
  active: z.boolean(),
  /** In the compose files. False: an orphan, or a stack whose files are not at hand. */
  declared: z.boolean(),
  replicas: z.number().int().nonnegative(),
  dependsOn: z.array(z.object({ service: z.string(), condition: dependencyConditionSchema, required: z.boolean() })),
  /** Dependency level: 0 depends on nothing. */
  level: z.number().int().nonnegative(),
  hasHealthcheck: z.boolean(),
  state: serviceStateSchema,
  /** In words, e.g. "Exited with code 1" or "2 of 3 running". */
  detail: z.string().optional(),
  exitCode: z.number().int().optional(),
  ports: z.array(portSchema),
  containers: z.array(containerSchema),
})
export type Service = z.infer<typeof serviceSchema>

export const stackStateSchema = z.enum([
  'unknown',
  'down',
  'stopped',
  'starting',
  'running',
  'unhealthy',
  'partly',
  'paused',
  'done',
  'failed',
])
export type StackState = z.infer<typeof stackStateSchema>

export const stackSchema = z.object({
  id: z.string(),
  /** The Compose project name. */
  name: z.string(),
  /** Absent for a stack that was started elsewhere and whose folder is not known. */
  folder: z.string().optional(),
  /** Absolute paths of the compose files, override files included. */
  files: z.array(z.string()),
  /** `known`: in Gantry's list. `found`: seen on the engine by its labels. */
  source: z.enum(['known', 'found']),
  /** The compose files are there and can be read: without them, only what works by labels is offered. */
  filesPresent: z.boolean(),
  state: stackStateSchema,
  /** e.g. "3 of 4 running". */
  detail: z.string().optional(),
  services: z.array(serviceSchema),
  /** Every profile named in the files, and whether it is switched on. */
  profiles: z.array(z.object({ name: z.string(), active: z.boolean() })),
  /** Named volumes declared in the files, or labelled on the engine, with their names on the engine. */
  volumes: z.array(z.object({ key: z.string(), name: z.string(), external: z.boolean() })),
  /** Why the files can't be understood. */
  fault: faultSchema.optional(),
  /** Compose's own warnings, and Gantry's on clashes of project names. */
  warnings: z.array(z.string()),
  /** The job at work on it, or waiting to be. */
  jobId: z.string().optional(),
  /** ISO 8601 */
  changedAt: z.string().optional(),
  /** What is shown was true then, but the engine is not answering now. */
  stale: z.boolean(),
})
export type Stack = z.infer<typeof stackSchema>
