// Where Gantry keeps its own files.
import { homedir } from 'node:os'
import path from 'node:path'

/** GANTRY_HOME if set, else the system's folder for an app's data. */
export function gantryHome(env: NodeJS.ProcessEnv = process.env): string {
  const set = env['GANTRY_HOME']
  if (set) return path.resolve(set)
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Gantry')
  if (process.platform === 'win32') return path.join(env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), 'Gantry')
  return path.join(env['XDG_DATA_HOME'] || path.join(homedir(), '.local', 'share'), 'gantry')
}
