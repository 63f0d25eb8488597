// What a person can set, and what holds until they do.
import { z } from '../zod.ts'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'default', 'comfortable']),
  /** Single-letter shortcuts in lists (WCAG 2.1.4 asks that they can be switched off). */
  letterShortcuts: z.boolean(),
  /** Log lines wrap. */
  wrapLogs: z.boolean(),
  logTimestamps: z.enum(['off', 'local', 'utc']),
  /** The engine context chosen in Gantry; null: docker's own rules decide. */
  engineContext: z.string().nullable(),
  sidebarCollapsed: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'default',
  letterShortcuts: true,
  wrapLogs: true,
  logTimestamps: 'off',
  engineContext: null,
  sidebarCollapsed: false,
}
