// stacks.*: the stacks that Gantry knows or sees, and what can be done with them.
import { faultSchema } from '../fault.ts'
import { stackSchema } from '../model/stack.ts'
import { z } from '../zod.ts'
import { absolutePath, nothing, procedure, serviceName, stackId, startsJob, stream } from './procedure.ts'

const services = z.array(serviceName).max(1000).optional()
const target = z.object({ id: stackId, services })

/** What a folder holds, before it is added. */
export const folderLookSchema = z.object({
  folder: z.string(),
  /** Each way to read it as a stack: the default files first, then other compose files that lie there. */
  candidates: z.array(
    z.object({
      files: z.array(z.string()),
      name: z.string().optional(),
      services: z.array(z.string()),
      profiles: z.array(z.string()),
      fault: faultSchema.optional(),
    }),
  ),
  /** Already in the list. */
  knownId: z.string().optional(),
})
export type FolderLook = z.infer<typeof folderLookSchema>

export const stackEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('all'), stacks: z.array(stackSchema) }),
  z.object({ type: z.literal('changed'), stack: stackSchema }),
  z.object({ type: z.literal('removed'), id: z.string() }),
])
export type StackEvent = z.infer<typeof stackEventSchema>

/** CPU as a share of one core (1.0 = one core busy); memory without the page cache, as `docker stats` counts it. */
export const serviceStatsSchema = z.object({
  service: z.string(),
  cpu: z.number(),
  memoryBytes: z.number(),
  memoryLimitBytes: z.number(),
})
export type ServiceStats = z.infer<typeof serviceStatsSchema>

export const stacks = {
  list: procedure.input(nothing.optional()).output(z.object({ stacks: z.array(stackSchema) })),
  get: procedure.input(z.object({ id: stackId })).output(stackSchema),
  /** All stacks first, then what changes. */
  watch: procedure.input(nothing.optional()).output(stream(stackEventSchema)),
  look: procedure.input(z.object({ folder: absolutePath })).output(folderLookSchema),
  /** `folder` may also be a compose file's path. */
  add: procedure
    .input(z.object({ folder: absolutePath, files: z.array(absolutePath).max(20).optional() }))
    .output(z.object({ id: z.string() })),
  /** Takes it off the list. Never touches the folder, the containers or the volumes. */
  remove: procedure.input(z.object({ id: stackId })).output(nothing),
  /** Folders that were in the list once, newest first. */
  recent: procedure.input(nothing.optional()).output(z.object({ folders: z.array(z.string()) })),
  /** Writes the sample stack into Gantry's own folder (or says where it is already) and adds it. */
  addSample: procedure.input(nothing.optional()).output(z.object({ id: z.string() })),
  setProfiles: procedure.input(z.object({ id: stackId, profiles: z.array(z.string().max(255)).max(100) })).output(stackSchema),
  start: procedure
    .input(
      z.object({
        id: stackId,
        services,
        build: z.boolean().optional(),
        /** `always` looks for newer images first. */
        pull: z.enum(['always', 'missing', 'never']).optional(),
        /** New containers even when nothing changed. */
        recreate: z.boolean().optional(),
        profiles: z.array(z.string().max(255)).max(100).optional(),
        scale: z.record(serviceName, z.number().int().min(0).max(100)).optional(),
      }),
    )
    .output(startsJob),
  stop: procedure.input(target).output(startsJob),
  restart: procedure.input(target).output(startsJob),
  pause: procedure.input(target).output(startsJob),
  unpause: procedure.input(target).output(startsJob),
  pull: procedure.input(target).output(startsJob),
  build: procedure.input(target.extend({ noCache: z.boolean().optional() })).output(startsJob),
  /** With `volumes: true` the named volumes go too: `confirmVolumes` must name each of them. */
  down: procedure
    .input(z.object({ id: stackId, volumes: z.boolean().optional(), confirmVolumes: z.array(z.string().max(255)).optional() }))
    .output(startsJob),
  /** About once a second while somebody listens. */
  stats: procedure.input(z.object({ id: stackId })).output(stream(z.object({ services: z.array(serviceStatsSchema) }))),
}
