// What the person set; a change shows at once and is put back when it could not be kept.
import { create } from 'zustand'
import type { Settings } from '../../shared/model/settings.ts'
import { client } from '../client.ts'
import { follow } from './follow.ts'

interface SettingsStore {
  readonly settings: Settings
  readonly loaded: boolean
}

/** As in shared/model/settings.ts, which is not imported here for the schema's weight before the first paint. */
const untilKnown: Settings = {
  theme: 'system',
  density: 'default',
  letterShortcuts: true,
  wrapLogs: true,
  logTimestamps: 'off',
  engineContext: null,
  sidebarCollapsed: false,
}

export const useSettings = create<SettingsStore>(() => ({ settings: untilKnown, loaded: false }))

export function followSettings(): () => void {
  return follow({
    subscribe: (signal) => client.settings.watch(undefined, { signal }),
    onItem: (settings) => useSettings.setState({ settings, loaded: true }),
    onBroken: () => {},
  })
}

export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings
  useSettings.setState({ settings: { ...before, ...changes } })
  try {
    useSettings.setState({ settings: await client.settings.set({ changes }) })
  } catch (error) {
    useSettings.setState({ settings: before })
    throw error
  }
}
