// An engine, the ways to it, and the tools that speak to it.
import { faultSchema } from '../fault.ts'
import { z } from '../zod.ts'

export const engineKindSchema = z.enum([
  'docker-engine',
  'docker-desktop',
  'rootless',
  'colima',
  'rancher-desktop',
  'orbstack',
  'podman',
  'lima',
  'other',
])
export type EngineKind = z.infer<typeof engineKindSchema>

/** A way to an engine: a docker context, DOCKER_HOST, or a socket that was found. */
export const engineContextSchema = z.object({
  name: z.string(),
  source: z.enum(['environment', 'context', 'socket']),
  description: z.string().optional(),
  /** `unix:///…`, `npipe:////./pipe/…`, `tcp://…`, `ssh://…` */
  host: z.string(),
  current: z.boolean(),
  /** Chosen in Gantry rather than by docker's own rules. */
  chosen: z.boolean(),
  reachable: z.boolean().optional(),
  /** Set for an address that anybody on the network could use, and why that matters. */
  warning: z.string().optional(),
  fault: faultSchema.optional(),
})
export type EngineContext = z.infer<typeof engineContextSchema>

export const toolSchema = z.object({ path: z.string(), version: z.string() })
export type Tool = z.infer<typeof toolSchema>

export const engineStatusSchema = z.object({
  /** `connecting`: not known yet, or trying again. `slow`: connected before, not answering now. */
  state: z.enum(['connecting', 'connected', 'slow', 'unreachable']),
  /** The context in use. */
  context: engineContextSchema.optional(),
  kind: engineKindSchema.optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  apiVersion: z.string().optional(),
  operatingSystem: z.string().optional(),
  architecture: z.string().optional(),
  cpus: z.number().optional(),
  memoryBytes: z.number().optional(),
  docker: toolSchema.optional(),
  compose: toolSchema.optional(),
  buildx: toolSchema.optional(),
  /** Why it can't be used, when `unreachable`; or what is missing beside it (Compose). */
  fault: faultSchema.optional(),
  /** ISO 8601: when what is on screen was last known to be true. */
  lastSeenAt: z.string().optional(),
  /** ISO 8601: the next attempt, while unreachable. */
  retryAt: z.string().optional(),
})
export type EngineStatus = z.infer<typeof engineStatusSchema>

/** One line of "Check my installation". */
export const installationCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['ok', 'warn', 'failed', 'skipped']),
  message: z.string(),
  fault: faultSchema.optional(),
})
export type InstallationCheck = z.infer<typeof installationCheckSchema>
