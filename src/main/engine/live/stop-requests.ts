// Folds events into whether somebody asked for a container's end, so that exit code 137 after "stop" is no failure.
import type { EngineEvent } from './engine-event.ts'

export interface StopRequest {
  /** When a signal that ends programs was last sent through the engine. */
  readonly killedAt?: number
  /** Of the last end; undefined while it runs or nothing is known. */
  readonly requested?: boolean
  /** When that end was. */
  readonly endedAt?: number
}

/** SIGINT, SIGQUIT, SIGKILL, SIGTERM. Any other (SIGHUP to reload, say) counts only when `stop` says so. */
const ending: ReadonlySet<number> = new Set([2, 3, 9, 15])
/** An end this long after the signal has reasons of its own, unless `stop` says otherwise. Milliseconds. */
const followsWithin = 60_000

/** Changes `requests` in place: this runs thousands of times a second. */
export function foldStopRequest(requests: Map<string, StopRequest>, event: EngineEvent): void {
  const { id, action, at, signal } = event
  const before = requests.get(id)
  switch (action) {
    case 'kill':
      if (signal === undefined || ending.has(signal)) requests.set(id, { ...before, killedAt: at })
      return
    case 'stop':
      // It comes after `die` from some engines and before it from others.
      requests.set(id, { ...before, killedAt: at, requested: true })
      return
    case 'die':
    case 'died': {
      const asked = before?.killedAt !== undefined && at - before.killedAt <= followsWithin
      requests.set(id, { ...before, requested: before?.requested === true || asked, endedAt: at })
      return
    }
    case 'start':
    case 'destroy':
    case 'remove':
      requests.delete(id)
  }
}

/** The engine's and Gantry's notes of one end differ by less than this. Milliseconds. */
const sameEnd = 2_000

/** What is known of this very end, and of no earlier one. */
export function verdictOn(request: StopRequest | undefined, finishedAt: string | undefined): StopRequest | undefined {
  if (request?.endedAt === undefined || finishedAt === undefined) return undefined
  return Math.abs(request.endedAt - Date.parse(finishedAt)) < sameEnd ? request : undefined
}

/**
 * What the engine's memory of its last events tells. It forgets the oldest (256 are kept), so "nobody asked" is believed only
 * where the memory reaches back to the container's start.
 */
export function foldHistory(events: readonly EngineEvent[]): Map<string, StopRequest> {
  const requests = new Map<string, StopRequest>()
  const started = new Set<string>()
  for (const event of events) {
    if (event.action === 'start') started.add(event.id)
    foldStopRequest(requests, event)
  }
  for (const [id, { requested }] of requests) if (requested !== true && !started.has(id)) requests.delete(id)
  return requests
}
