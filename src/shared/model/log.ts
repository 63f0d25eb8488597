// A window onto the merged logs of some containers, which are kept on the main side.
import { z } from '../zod.ts'

export const logLineSchema = z.object({
  /** Grows by one with every line that was received; never used twice. */
  seq: z.number().int().nonnegative(),
  /** ISO 8601 with nanoseconds, as the engine gives it. */
  time: z.string(),
  service: z.string(),
  /** The container's name. */
  container: z.string(),
  stream: z.enum(['stdout', 'stderr', 'note']),
  /** May carry SGR colour sequences, no other control sequence. */
  text: z.string(),
  /** The line was longer than is kept. */
  cut: z.boolean().optional(),
})
export type LogLine = z.infer<typeof logLineSchema>

/**
 * Where a reader stands. Rows are positions among the lines that pass the reader's filter; they count
 * from the filter's setting on and never shift, so `first` grows as old lines are let go.
 */
export const logExtentSchema = z.object({
  first: z.number().int().nonnegative(),
  /** One past the last row. */
  end: z.number().int().nonnegative(),
  /** Lines received in all, filtered or not. */
  received: z.number().int().nonnegative(),
  /** Lines let go because the store is bounded. */
  dropped: z.number().int().nonnegative(),
  /** The backlog has been read: what follows is live. */
  live: z.boolean(),
  /** Changes with each `logs.filter`: rows of another generation mean nothing. */
  generation: z.number().int().nonnegative(),
  services: z.array(z.string()),
})
export type LogExtent = z.infer<typeof logExtentSchema>

export const logFilterSchema = z.object({
  /** Empty or left out: all. */
  services: z.array(z.string()).optional(),
  streams: z.array(z.enum(['stdout', 'stderr', 'note'])).optional(),
  /** Only lines that match. */
  query: z.string().max(1000).optional(),
  regex: z.boolean().optional(),
  caseSensitive: z.boolean().optional(),
})
export type LogFilter = z.infer<typeof logFilterSchema>
