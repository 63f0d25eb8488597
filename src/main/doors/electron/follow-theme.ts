// The chosen theme for what the system draws (menus, dialogs, the window's first colour) and what the page is told.
import { nativeTheme } from 'electron'
import type { GantryClient } from '../../../shared/contract/index.ts'

export async function applyTheme(client: GantryClient): Promise<void> {
  nativeTheme.themeSource = (await client.settings.get()).theme
}

/** Runs until the signal. */
export async function followTheme(client: GantryClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const { theme } of await client.settings.watch(undefined, { signal })) nativeTheme.themeSource = theme
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
