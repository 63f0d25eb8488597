// Tells when a file changes or appears: an engine that starts makes its socket anew, `docker context use` writes its choice.
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

/** A file is written in several steps: one call follows them all. */
const settled = 300

export function followChanges(file: string, work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  const stop = watchFor(file, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void work(), settled)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
