// Follows the engine's events of containers until the stream ends.
import type Docker from 'dockerode'
import { askStream } from '../talk/ask.ts'
import { type EngineEvent, eventsPath, parseEvent } from './engine-event.ts'

/** A longer line is no event that Gantry could use; a container's labels may be long. */
const longestLine = 4 * 1024 * 1024

export interface Following {
  /** Resolves when the stream has ended, for whatever reason. */
  readonly ended: Promise<void>
}

/** Resolves once the engine has begun to send: from then on no event is missed. */
export async function followEvents(
  docker: Docker,
  { signal, within, onEvent }: { signal: AbortSignal; within: number; onEvent: (event: EngineEvent) => void },
): Promise<Following> {
  const stream = await askStream(docker, { path: eventsPath(), signal, within })
  return { ended: readEvents(stream, onEvent) }
}

/** What the engine still remembers of these times; it ends by itself at `until`. Times in seconds. */
export async function pastEvents(
  docker: Docker,
  { since, until, signal, within }: { since: number; until: number; signal: AbortSignal; within: number },
): Promise<EngineEvent[]> {
  const events: EngineEvent[] = []
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), within)
  try {
    const both = AbortSignal.any([signal, stop.signal])
    const stream = await askStream(docker, { path: eventsPath({ since, until }), signal: both, within })
    await readEvents(stream, (event) => events.push(event))
  } finally {
    clearTimeout(timer)
  }
  return events
}

export function readEvents(stream: NodeJS.ReadableStream, onEvent: (event: EngineEvent) => void): Promise<void> {
  return new Promise((resolve) => {
    let rest = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > longestLine) rest = ''
      for (const line of lines) {
        const event = line ? parseEvent(line) : undefined
        if (event) onEvent(event)
      }
    })
    // Giving up a stream surfaces as ECONNRESET: an end like any other.
    stream.on('error', () => resolve())
    stream.on('end', () => resolve())
    stream.on('close', () => resolve())
  })
}
