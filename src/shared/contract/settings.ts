// settings.*: what a person can set. The engine's context is chosen by `engine.use`, which also moves over to it.
import { settingsSchema } from '../model/settings.ts'
import { z } from '../zod.ts'
import { nothing, procedure, stream } from './procedure.ts'

export const settings = {
  get: procedure.input(nothing.optional()).output(settingsSchema),
  set: procedure.input(z.object({ changes: settingsSchema.omit({ engineContext: true }).partial() })).output(settingsSchema),
  watch: procedure.input(nothing.optional()).output(stream(settingsSchema)),
}
