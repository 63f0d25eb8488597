// settings.*
import { settingsSchema } from '../model/settings.ts'
import { z } from '../zod.ts'
import { nothing, procedure, stream } from './procedure.ts'

export const settings = {
  get: procedure.input(nothing.optional()).output(settingsSchema),
  set: procedure.input(z.object({ changes: settingsSchema.partial() })).output(settingsSchema),
  watch: procedure.input(nothing.optional()).output(stream(settingsSchema)),
}
