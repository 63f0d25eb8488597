// The system's word for why a connection failed, wherever Node put it.

/** `ECONNREFUSED`, `EACCES`, `ESSH`, `CERT_HAS_EXPIRED`, …; also from inside the AggregateError of several addresses. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return errnoOf(error.errors[0])
  if ('cause' in error) return errnoOf(error.cause)
  return undefined
}

export function isTimeout(error: unknown): boolean {
  return (error instanceof Error && error.name === 'TimeoutError') || errnoOf(error) === 'ETIMEDOUT'
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

/** The status code that dockerode puts on the error of an answer that was no success. */
export function httpStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}

/** The engine's own sentence in such an error, without dockerode's words around it. */
export function engineWords(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'json' in error) {
    const { json } = error
    if (typeof json === 'object' && json !== null && 'message' in json && typeof json.message === 'string') return json.message.trim()
  }
  return error instanceof Error ? error.message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim() : String(error)
}
