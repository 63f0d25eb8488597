// The person's settings: kept on disk, told to whoever listens.
import path from 'node:path'
import { defaultSettings, type Settings, settingsSchema } from '../../shared/model/settings.ts'
import { VersionedFile } from './versioned-file.ts'

export interface SettingsRoom {
  get(): Settings
  set(changes: Partial<Settings>): Promise<Settings>
  onChange(listener: (settings: Settings) => void): () => void
}

export async function createSettingsRoom(options: { home: string; notice: (sentence: string) => void }): Promise<SettingsRoom> {
  const file = await VersionedFile.open<Settings>(
    { file: path.join(options.home, 'settings.json'), version: 1, initial: defaultSettings, read: readSettings },
    options.notice,
  )
  return {
    get: () => file.get(),
    set: (changes) => file.change((old) => settingsSchema.parse({ ...old, ...changes })),
    onChange: (listener) => file.onChange(listener),
  }
}

/** Settings that are new since the file was written get their defaults; one that no longer fits loses only itself. */
function readSettings(data: unknown): Settings {
  const stored = typeof data === 'object' && data !== null ? data : {}
  const kept = Object.entries(stored).filter(([key, value]) => settingsSchema.partial().safeParse({ [key]: value }).success)
  return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(kept) })
}
