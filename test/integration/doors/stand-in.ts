// A door with a stand-in for Gantry behind it, and a plain caller that may lie about who it is.
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { implement } from '@orpc/server'
import { WebSocket } from 'ws'
import { type BrowserDoor, openBrowserDoor } from '../../../src/main/doors/browser/door.ts'
import { contract } from '../../../src/shared/contract/index.ts'
import { defaultSettings } from '../../../src/shared/model/settings.ts'

export interface StandIn {
  readonly door: BrowserDoor
  /** What the door noted about those that it refused. */
  readonly notes: string[]
  /** Calls that reached the router. */
  readonly calls: string[]
  /** Items that the stream `engine.watch` has made so far. */
  made(): number
  /** Streams that have begun and not ended. */
  streaming(): number
  close(): Promise<void>
}

export async function openStandIn(): Promise<StandIn> {
  const root = await mkdtemp(path.join(tmpdir(), 'gantry-page-'))
  const page = path.join(root, 'renderer')
  await mkdir(path.join(page, 'assets'), { recursive: true })
  await writeFile(path.join(root, 'secret.txt'), 'outside')
  await mkdir(path.join(root, 'renderer-old'))
  await writeFile(path.join(root, 'renderer-old', 'index.html'), 'outside')
  await writeFile(path.join(page, 'index.html'), '<!doctype html><html><head><title>Gantry</title></head><body></body></html>')
  await writeFile(path.join(page, 'assets', 'main-B3d_x.js'), 'export {}')
  await writeFile(path.join(page, '.hidden'), 'hidden')
  await symlink(path.join(root, 'secret.txt'), path.join(page, 'link.txt'))
  await symlink(root, path.join(page, 'up'))

  const calls: string[] = []
  const notes: string[] = []
  let made = 0
  let streaming = 0
  const settings = implement(contract.settings)
  const router = {
    settings: {
      get: settings.get.handler(() => {
        calls.push('settings.get')
        return defaultSettings
      }),
      set: settings.set.handler(({ input }) => {
        calls.push('settings.set')
        return { ...defaultSettings, ...input.changes }
      }),
    },
    engine: {
      watch: implement(contract.engine.watch).handler(async function* ({ signal }) {
        streaming += 1
        try {
          while (!signal?.aborted) {
            made += 1
            yield { state: 'connecting' as const, name: 'x'.repeat(10_000) }
          }
        } finally {
          streaming -= 1
        }
      }),
    },
  }
  const door = await openBrowserDoor({ router, pageRoot: page, log: (line) => notes.push(line) })
  return {
    door,
    notes,
    calls,
    made: () => made,
    streaming: () => streaming,
    async close() {
      await door.close()
      await rm(root, { recursive: true })
    },
  }
}

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

export interface Question {
  readonly port: number
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** One request exactly as written: the path is not tidied, and the Host header may be anything. */
export function ask({ port, method = 'GET', path: urlPath = '/', headers = {}, body }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path: urlPath, headers: { host: `127.0.0.1:${port}`, ...headers }, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

export function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get('t') ?? ''
}

/** As the page does: the token for a cookie. */
export function enter(door: BrowserDoor, token: string): Promise<Answer> {
  return ask({
    port: door.port,
    method: 'POST',
    path: '/auth',
    headers: { origin: door.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
}

/** The keys that came with cookies: `dial` sends the right one, as the page does. */
const keys = new Map<string, string>()

export function keyOf(cookie: string): string {
  return keys.get(cookie) ?? 'none'
}

/** The cookie of a new session. */
export async function sessionOf(door: BrowserDoor): Promise<string> {
  const { headers, body } = await enter(door, tokenOf(door.newLink()))
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  keys.set(cookie, JSON.parse(body).key)
  return cookie
}

/** The socket when it opened, or the status with which it was refused. */
export function dial(
  door: BrowserDoor,
  headers: Record<string, string>,
  urlPath = '/rpc',
  key = keyOf(headers.cookie ?? ''),
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${urlPath}`, ['gantry', key], { headers })
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    socket.once('error', reject)
  })
}

export async function dialOwn(door: BrowserDoor): Promise<WebSocket> {
  const socket = await dial(door, { origin: door.origin, cookie: await sessionOf(door) })
  if (typeof socket === 'number') throw new Error(`Refused with ${socket}`)
  return socket
}

export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => {})
    socket.once('close', (code) => resolve(code))
  })
}
