// Who may knock at all: decided from a request's own words, before anything else looks at it (reliability.md 1c).
import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 503
  readonly reason: string
}

/** The part of a request that the gate looks at. */
export type Knock = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>

/** The only two names of this door. Exact strings: anything cleverer has been got round by DNS rebinding. */
export function doorHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}

/** What is wrong with any request, whatever it asks for; undefined when nothing is. */
export function refuseStranger(knock: Knock, port: number): Refusal | undefined {
  const host = knock.headers.host ?? ''
  if (!doorHosts(port).includes(host) || count(knock, 'host') !== 1) return { status: 421, reason: 'host' }
  if (!knock.url?.startsWith('/')) return { status: 400, reason: 'target' }
  const site = knock.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpening(knock)) return { status: 403, reason: 'fetch site' }
  const { origin } = knock.headers
  if (origin !== undefined && !isOwnOrigin(knock)) return { status: 403, reason: 'origin' }
  return undefined
}

/**
 * A window that goes to our page from somewhere else: from the file that `npm start` hands the address over in. The page alone holds
 * no secret and can't be framed; the session cookie is SameSite=Strict, so such a request never carries it.
 */
function isOpening({ method, url, headers }: Knock): boolean {
  return method === 'GET' && url === '/' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

/** A caller must say that it is our own page: a form, a beacon or a program that guesses does not. */
export function refuseUnnamed(knock: Knock): Refusal | undefined {
  return isOwnOrigin(knock) && count(knock, 'origin') === 1 ? undefined : { status: 403, reason: 'origin missing' }
}

function isOwnOrigin({ headers }: Knock): boolean {
  return headers.origin === `http://${headers.host}`
}

/** Node joins or drops repeated headers; a request that says a thing twice is not one of a browser's. */
function count({ rawHeaders }: Knock, name: string): number {
  return rawHeaders.filter((each, index) => index % 2 === 0 && each.toLowerCase() === name).length
}
