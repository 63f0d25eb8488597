// logs.*: merged logs, held on the main side; the window asks for the rows that it shows.
import { logExtentSchema, logFilterSchema, logLineSchema } from '../model/log.ts'
import { z } from '../zod.ts'
import { absolutePath, nothing, procedure, serviceName, stackId, stream } from './procedure.ts'

const id = z.object({ id: z.string().min(1).max(64) })
const row = z.number().int().nonnegative()

export const logs = {
  open: procedure
    .input(
      z.object({
        stack: stackId.optional(),
        services: z.array(serviceName).max(1000).optional(),
        containers: z.array(z.string().max(255)).max(1000).optional(),
        /** ISO 8601, or a duration such as "15m". */
        since: z.string().max(40).optional(),
      }),
    )
    .output(z.object({ id: z.string() })),
  /** The extent now, then whenever it grows (at most ten times a second). */
  watch: procedure.input(id).output(stream(logExtentSchema)),
  /** At most 1,000 rows; fewer at the end, and when they are very long (2 Mi characters in all). */
  window: procedure
    .input(id.extend({ from: row, count: z.number().int().min(0).max(1000) }))
    .output(z.object({ from: row, lines: z.array(logLineSchema), extent: logExtentSchema })),
  filter: procedure.input(id.extend({ filter: logFilterSchema })).output(logExtentSchema),
  /** Rows (of the filtered view) that match, oldest first; `more` when there are over 10,000. */
  search: procedure
    .input(id.extend({ query: z.string().min(1).max(1000), regex: z.boolean().optional(), caseSensitive: z.boolean().optional() }))
    .output(z.object({ rows: z.array(row), more: z.boolean() })),
  /** Writes what passes the filter to a new file; never over an old one. */
  export: procedure.input(id.extend({ path: absolutePath })).output(z.object({ path: z.string(), lines: z.number().int() })),
  close: procedure.input(id).output(nothing),
}
