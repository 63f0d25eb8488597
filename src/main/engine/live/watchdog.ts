// Asks a silent engine now and then whether it is still there, so that one that hangs is told from one that has nothing to say.
import type Docker from 'dockerode'
import { isTimeout } from '../faults/errno.ts'
import { ask } from '../talk/ask.ts'
import { pause } from './pause.ts'
import type { Timings } from './timings.ts'

export interface Watched {
  readonly docker: Docker
  readonly signal: AbortSignal
  readonly timings: Pick<Timings, 'ping' | 'slowPing'>
  readonly answer: number
  /** When it last said anything, in milliseconds since 1970. */
  readonly lastSeen: () => number
  readonly onSeen: () => void
  readonly onSlow: () => void
}

/**
 * Resolves when the connection has to be made anew: the engine refused, or it answers again after it was slow, when what it
 * said meanwhile may be lost.
 */
export async function watchdog(watched: Watched): Promise<void> {
  const { signal, timings, lastSeen, onSeen, onSlow } = watched
  while (!signal.aborted) {
    await pause(Math.max(100, lastSeen() + timings.ping - Date.now()), signal)
    if (signal.aborted || Date.now() - lastSeen() < timings.ping) continue
    const answer = await ping(watched)
    if (answer === 'lost') return
    if (answer === 'yes') onSeen()
    else {
      onSlow()
      await untilAnswer(watched)
      return
    }
  }
}

async function untilAnswer(watched: Watched): Promise<void> {
  let answer: Answer = 'slow'
  while (answer === 'slow' && !watched.signal.aborted) {
    await pause(watched.timings.slowPing, watched.signal)
    answer = await ping(watched)
  }
}

type Answer = 'yes' | 'slow' | 'lost'

export async function ping({ docker, signal, answer }: Pick<Watched, 'docker' | 'signal' | 'answer'>): Promise<Answer> {
  try {
    await ask(docker, { path: '/_ping', signal, within: answer })
    return 'yes'
  } catch (error) {
    return isTimeout(error) ? 'slow' : 'lost'
  }
}
