// files.*: Gantry's own folder picker, for doors that have no native one.
import { z } from '../zod.ts'
import { absolutePath, nothing, procedure } from './procedure.ts'

export const files = {
  /** Without a path: the person's home. Names only; contents are never read. */
  browse: procedure.input(z.object({ path: absolutePath.optional(), hidden: z.boolean().optional() }).optional()).output(
    z.object({
      path: z.string(),
      parent: z.string().optional(),
      /** Home, the drives, recent places. */
      places: z.array(z.object({ label: z.string(), path: z.string() })),
      entries: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          kind: z.enum(['folder', 'composeFile', 'file']),
          /** A folder that holds a compose file. */
          stack: z.boolean(),
        }),
      ),
      /** There are more than are listed. */
      more: z.boolean(),
    }),
  ),
  /** The system's own folder picker; undefined when the person closed it. Only where `app.info` says so. */
  pickFolder: procedure.input(nothing.optional()).output(z.object({ folder: z.string().optional() })),
}
