// One question to the engine with an end in sight: it is given up at a signal or after a time, which dockerode's own verbs are not.
import type Docker from 'dockerode'

export interface Question {
  /** With its query, e.g. `/containers/json?all=1`. */
  readonly path: string
  readonly signal?: AbortSignal
  /** Milliseconds until a TimeoutError. */
  readonly within: number
}

const accepted = { 200: true } as const

/** The parsed answer, whose shape is for the asker to check. */
export async function ask(docker: Docker, { path, signal, within }: Question): Promise<unknown> {
  const limit = limitOf(signal, within)
  try {
    return await dial(docker, { path, isStream: false }, limit.signal)
  } finally {
    limit.clear()
  }
}

/** A stream that goes on until the signal or the engine ends it; `within` is only for its beginning. */
export async function askStream(docker: Docker, { path, signal, within }: Question): Promise<NodeJS.ReadableStream> {
  const stop = new AbortController()
  const end = (): void => stop.abort(signal?.reason)
  signal?.addEventListener('abort', end, { once: true })
  const timer = setTimeout(() => stop.abort(new DOMException('The engine did not answer in time.', 'TimeoutError')), within)
  try {
    const stream = await dial(docker, { path, isStream: true }, stop.signal)
    if (!isReadable(stream)) throw new Error(`${path} answered no stream`)
    stream.once('close', () => signal?.removeEventListener('abort', end))
    return stream
  } catch (error) {
    signal?.removeEventListener('abort', end)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function dial(docker: Docker, { path, isStream }: { path: string; isStream: boolean }, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(reasonOf(signal))
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    // docker-modem cuts the last character off a path with a query that it did not build itself.
    const request = { path: path.includes('?') ? `${path}&` : path, method: 'GET', isStream, statusCodes: accepted, abortSignal: signal }
    docker.modem.dial(request, (error: unknown, answer: unknown) => {
      signal.removeEventListener('abort', giveUp)
      if (error) reject(signal.aborted ? reasonOf(signal) : error)
      else resolve(answer)
    })
  })
}

function limitOf(signal: AbortSignal | undefined, within: number): { signal: AbortSignal; clear: () => void } {
  const stop = new AbortController()
  const end = (): void => stop.abort(signal?.reason)
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end, { once: true })
  const timer = setTimeout(() => stop.abort(new DOMException('The engine did not answer in time.', 'TimeoutError')), within)
  const clear = (): void => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
  return { signal: stop.signal, clear }
}

function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException('This operation was aborted', 'AbortError')
}

function isReadable(value: unknown): value is NodeJS.ReadableStream {
  return typeof value === 'object' && value !== null && 'pipe' in value && typeof value.pipe === 'function'
}
