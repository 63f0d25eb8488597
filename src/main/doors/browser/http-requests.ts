// Answers the door's HTTP requests: the page's files to GET, and two POSTs that hand out secrets. GET changes nothing.
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageAnswer, pageHeaders } from '../page/index.ts'
import { createAllowance } from './allowance.ts'
import { cookieIn, sessionCookie } from './cookie.ts'
import { type Refusal, refuseStranger, refuseUnnamed } from './gate.ts'
import { readJsonBody, stringMember } from './json-body.ts'
import { limits } from './limits.ts'
import type { NoteRefusal } from './refusal-log.ts'
import type { DoorSecrets } from './secrets.ts'

export interface HttpOptions {
  readonly pageRoot: string
  readonly port: () => number
  readonly secrets: DoorSecrets
  /** Who knows this may ask for a new link: it lies in a file that only the owner can read. */
  readonly key: string
  readonly newLink: () => string
  readonly note: NoteRefusal
}

type Answer = Refusal | { readonly json: unknown; readonly cookie?: string }

export function createRequestListener(options: HttpOptions) {
  const mayTry = createAllowance({ burst: limits.tries, perSecond: 1 })

  return async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuseStranger(request, options.port())
    if (refusal) return refuse(request, response, refusal)
    if (request.method === 'GET' || request.method === 'HEAD') {
      return request.url === '/auth' ? sayWhetherIn(request, response) : sendPage(request, response)
    }
    if (request.method !== 'POST') {
      // A preflight is a stranger's question; anything else is a method that nothing here has.
      const status = request.method === 'OPTIONS' ? 403 : 405
      return refuse(request, response, { status, reason: 'method' })
    }
    const answer = await answerPost(request)
    if ('reason' in answer) return refuse(request, response, answer)
    const cookie = answer.cookie === undefined ? {} : { 'set-cookie': answer.cookie }
    response.writeHead(200, { ...pageHeaders, ...cookie, 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify(answer.json))
  }

  async function sendPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (hasBody(request)) return refuse(request, response, { status: 413, reason: 'body' })
    const urlPath = request.url?.split('?', 1)[0] ?? ''
    const { status, headers, body } = await pageAnswer({
      root: options.pageRoot,
      urlPath,
      connect: [`ws://${request.headers.host}`],
    })
    if (status !== 200) options.note(request, { status, reason: 'no such file' })
    response.writeHead(status, { ...headers, 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  /** GET /auth: whether the page may come back by its cookie and its key. A refused WebSocket does not tell a page why. */
  function sayWhetherIn(request: IncomingMessage, response: ServerResponse): void {
    const cookie = cookieIn(request.headers.cookie, options.port()) ?? ''
    const key = request.headers['gantry-key']
    if (typeof key !== 'string' || !options.secrets.isSession({ cookie, key }))
      return refuse(request, response, { status: 401, reason: 'session' })
    response.writeHead(204, pageHeaders)
    response.end()
  }

  async function answerPost(request: IncomingMessage): Promise<Answer> {
    const unnamed = refuseUnnamed(request)
    if (unnamed) return unnamed
    if (request.url !== '/auth' && request.url !== '/link') return { status: 404, reason: 'no such call' }
    const body = await readJsonBody(request)
    if ('refusal' in body) return body.refusal
    if (!mayTry()) return { status: 429, reason: 'too many tries' }
    return request.url === '/auth' ? enter(body.value) : giveLink(body.value)
  }

  /** POST /auth {token}: the one-time token of a link becomes a session's cookie, and the key that goes with it. */
  function enter(body: unknown): Answer {
    const session = options.secrets.redeem(stringMember(body, 'token') ?? '')
    if (session === undefined) return { status: 401, reason: 'token' }
    return { cookie: sessionCookie(options.port(), session.cookie), json: { key: session.key } }
  }

  /** POST /link {key}: a new link, for `gantry open`. */
  function giveLink(body: unknown): Answer {
    const key = Buffer.from(stringMember(body, 'key') ?? '')
    const wanted = Buffer.from(options.key)
    if (key.length !== wanted.length || !timingSafeEqual(key, wanted)) return { status: 401, reason: 'key' }
    return { json: { url: options.newLink() } }
  }

  function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    options.note(request, refusal)
    response.writeHead(refusal.status, {
      ...pageHeaders,
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close',
      ...(refusal.status === 429 && { 'retry-after': '5' }),
    })
    // What else it was going to send is not waited for.
    response.end(`Refused: ${refusal.reason}\n`, () => request.destroy())
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
