// Which progress format the installed Compose has, and how its lines are read.
import { parseJsonProgress } from './json-progress.ts'
import { parsePlainProgress } from './plain-progress.ts'
import type { ProgressEvent } from './progress-event.ts'

/** `--progress json` came with 2.29.0; older versions refuse it. An unknown version gets what all understand. */
export function progressFormat(composeVersion: string | undefined): 'plain' | 'json' {
  const [major = 0, minor = 0] = (composeVersion ?? '').split('.').map(Number)
  return major > 2 || (major === 2 && minor >= 29) ? 'json' : 'plain'
}

/** Both shapes are tried, so that an unexpected line of the other kind is not lost. */
export function parseProgress(line: string): ProgressEvent | undefined {
  return parseJsonProgress(line) ?? parsePlainProgress(line)
}
