// A made-up engine on a socket of its own, for what a real one does only in bad moments: it counts what it is asked.
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface FakeEngine {
  readonly host: string
  readonly server: http.Server
  /** Paths without their query, in order. */
  readonly asked: string[]
  /** Containers by id; inspecting one of `hanging` never answers. */
  readonly containers: Map<string, { status: string; exitCode: number }>
  readonly hanging: Set<string>
  silent: boolean
  send(...events: object[]): void
  listeners(): number
  close(): Promise<void>
}

export async function startFakeEngine({ api = '1.45', listen }: { api?: string; listen?: http.Server } = {}): Promise<FakeEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-fake-'))
  const socketPath = path.join(folder, 'docker.sock')
  const streams = new Set<http.ServerResponse>()
  const server = listen ?? http.createServer()
  const fake: FakeEngine = {
    host: `unix://${socketPath}`,
    server,
    asked: [],
    containers: new Map(),
    hanging: new Set(),
    silent: false,
    send(...events) {
      const text = events.map((event) => `${JSON.stringify(event)}\n`).join('')
      for (const stream of streams) stream.write(text)
    },
    listeners: () => streams.size,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://engine')
    const where = pathname.replace(/^\/v[\d.]+/, '')
    fake.asked.push(where)
    if (fake.silent) return
    const answer = (body: unknown, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const id = /^\/containers\/([^/]+)\/json$/.exec(where)?.[1]
    if (where === '/_ping') return void response.end('OK')
    if (where === '/version') return answer({ Version: '1.2.3', ApiVersion: api, MinAPIVersion: '1.12' })
    if (where === '/info') return answer({ ID: 'FAKE', Name: 'fake', SystemTime: new Date().toISOString() })
    if (where === '/containers/json')
      return answer([...fake.containers].map(([Id, { status }]) => ({ Id, Names: [`/${Id}`], State: status })))
    if (where === '/events') {
      response.writeHead(200)
      response.flushHeaders()
      if (searchParams.has('until')) return void response.end()
      streams.add(response)
      response.on('close', () => streams.delete(response))
      return
    }
    if (id === undefined) return answer({ message: 'page not found' }, 404)
    const known = fake.containers.get(id)
    if (fake.hanging.has(id)) return
    if (!known) return answer({ message: `No such container: ${id}` }, 404)
    return answer({ Id: id, Name: `/${id}`, State: { Status: known.status, ExitCode: known.exitCode }, Config: { Labels: {} } })
  })
  if (!listen) await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  return fake
}

export function containerEvent(id: string, action: string, attributes: Record<string, string> = {}): object {
  return {
    Type: 'container',
    Action: action,
    Actor: { ID: id, Attributes: attributes },
    time: Math.floor(Date.now() / 1_000),
    timeNano: Date.now() * 1e6,
  }
}
