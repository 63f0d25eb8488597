// Where things lie: the repository, and the folders in which this computer keeps what can be made again.
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A folder of that name among the user's caches, made if need be, for nobody else to read. */
export function cacheFolder(name) {
  const folder = path.join(caches(), name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function caches() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches')
  if (process.platform === 'win32') return process.env.LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local')
  return path.join(homedir(), '.cache')
}
