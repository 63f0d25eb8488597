// What a service is going through, as a look and in words.
import type { Lane, LanePhase } from '../../../shared/job.ts'
import type { StateLook } from '../state-words.ts'

const looks: Readonly<Record<LanePhase, StateLook>> = {
  pending: { word: 'Waits its turn', shape: 'dashed', tone: 'muted' },
  pulling: { word: 'Pulling', shape: 'turning', tone: 'info' },
  building: { word: 'Building', shape: 'turning', tone: 'info' },
  creating: { word: 'Creating', shape: 'turning', tone: 'info' },
  created: { word: 'Created', shape: 'ring', tone: 'muted' },
  waiting: { word: 'Waiting', shape: 'ring', tone: 'muted' },
  starting: { word: 'Starting', shape: 'turning', tone: 'info' },
  started: { word: 'Started', shape: 'disc', tone: 'ok' },
  checking: { word: 'Checking health', shape: 'turning', tone: 'info' },
  healthy: { word: 'Healthy', shape: 'tick', tone: 'ok' },
  stopping: { word: 'Stopping', shape: 'turning', tone: 'muted' },
  stopped: { word: 'Stopped', shape: 'hollow', tone: 'muted' },
  removing: { word: 'Removing', shape: 'turning', tone: 'muted' },
  removed: { word: 'Removed', shape: 'dashed', tone: 'muted' },
  done: { word: 'Done', shape: 'hollow', tone: 'ok' },
  failed: { word: 'Failed', shape: 'square', tone: 'bad' },
}

export function laneLook(phase: LanePhase): StateLook {
  return looks[phase]
}

/** Details that only repeat the phase are left out. */
const repeated: Partial<Record<LanePhase, string>> = { checking: 'Waiting for its health check' }

export function laneDetail({ phase, detail }: Pick<Lane, 'phase' | 'detail'>): string | undefined {
  return detail === repeated[phase] ? undefined : detail
}

/** "Pulling 2.1 of 40 MB", "Waiting for db to be healthy", "Failed: Ended with code 1". */
export function laneWords(lane: Pick<Lane, 'phase' | 'detail'>): string {
  const { word } = looks[lane.phase]
  const detail = laneDetail(lane)
  if (!detail) return word
  switch (lane.phase) {
    case 'pending':
    case 'done':
      return detail
    case 'waiting':
    case 'pulling':
      return `${word} ${detail}`
    default:
      return `${word}: ${detail}`
  }
}
