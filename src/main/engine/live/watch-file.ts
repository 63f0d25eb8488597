// Tells when a file of this name appears in its folder: an engine that starts makes its socket anew.
import { watch } from 'node:fs'
import path from 'node:path'

/** Returns the way to stop. Where a folder can't be watched, nothing is ever told: the next attempt finds out. */
export function watchFor(file: string, onChange: () => void): () => void {
  if (file.startsWith('//')) return () => {}
  try {
    const watcher = watch(path.dirname(file), { persistent: false }, (_kind, name) => {
      if (name === path.basename(file)) onChange()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => {}
  }
}
