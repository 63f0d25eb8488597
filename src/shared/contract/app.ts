// app.*: which Gantry this is, and what its door can do.
import { z } from '../zod.ts'
import { nothing, procedure } from './procedure.ts'

export const app = {
  info: procedure.input(nothing.optional()).output(
    z.object({
      version: z.string(),
      door: z.enum(['electron', 'browser', 'cli']),
      platform: z.enum(['mac', 'windows', 'linux']),
      /** Where Gantry keeps its own files. */
      home: z.string(),
      canPickFolder: z.boolean(),
      /** Files of Gantry's own that could not be read at start, and were set aside. */
      notices: z.array(z.string()),
    }),
  ),
}
