// One line of the engine's event stream, as far as Gantry looks at it.
import { z } from '../../../shared/zod.ts'

const eventSchema = z.object({
  Action: z.string(),
  Actor: z.object({ ID: z.string().min(1).max(128), Attributes: z.record(z.string(), z.string()).nullish() }),
  time: z.number().default(0),
  timeNano: z.number().optional(),
})

export interface EngineEvent {
  readonly id: string
  /** `start`, `die`, `health_status`, … without what follows a colon. */
  readonly action: string
  readonly signal?: number
  /** Milliseconds since 1970, by the engine's clock. */
  readonly at: number
}

/**
 * What the stream is asked for. `health_status` also brings `health_status: healthy`, as the daemon compares that one by its
 * beginning; a health check's exec events, two or three a check, stay away. https://github.com/moby/moby/blob/master/daemon/events/filter.go
 */
export const containerActions = [
  'create',
  'start',
  'restart',
  'die',
  'died',
  'kill',
  'stop',
  'oom',
  'pause',
  'unpause',
  'rename',
  'update',
  'destroy',
  'remove',
  'health_status',
] as const

/** Undefined for a line that is no event of a container. */
export function parseEvent(line: string): EngineEvent | undefined {
  const parsed = eventSchema.safeParse(json(line))
  if (!parsed.success) return undefined
  const { Action, Actor, time, timeNano } = parsed.data
  const signal = Actor.Attributes && Object.hasOwn(Actor.Attributes, 'signal') ? Number(Actor.Attributes['signal']) : Number.NaN
  const at = timeNano === undefined ? time * 1_000 : timeNano / 1e6
  return { id: Actor.ID, action: Action.split(':', 1)[0] ?? Action, at, ...(Number.isInteger(signal) && { signal }) }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function eventsPath({ since, until }: { readonly since?: number; readonly until?: number } = {}): string {
  const filters = JSON.stringify({ type: ['container'], event: containerActions })
  const bound = (name: string, seconds: number | undefined): string => (seconds === undefined ? '' : `&${name}=${seconds.toFixed(3)}`)
  const range = bound('since', since) + bound('until', until)
  return `/events?filters=${encodeURIComponent(filters)}${range}`
}
