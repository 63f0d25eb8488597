// The contract over WebSockets: who may open one, how many, and how much each may ask at once.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RPCHandler } from '@orpc/server/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { cookieIn } from './cookie.ts'
import { type Refusal, refuseStranger, refuseUnnamed } from './gate.ts'
import { limits } from './limits.ts'
import type { NoteRefusal } from './refusal-log.ts'
import type { DoorSecrets } from './secrets.ts'

export interface SocketOptions {
  readonly handler: RPCHandler<Record<never, never>>
  readonly port: () => number
  readonly secrets: DoorSecrets
  readonly note: NoteRefusal
}

/** A page can send no header of its own with a WebSocket, so its key comes as a second protocol, which is never answered. */
const protocol = 'gantry'

function keyIn({ headers }: IncomingMessage): string {
  const [name, key, ...more] = headers['sec-websocket-protocol']?.split(/, ?/) ?? []
  return name === protocol && key !== undefined && more.length === 0 ? key : ''
}

export function createSockets({ handler, port, secrets, note }: SocketOptions) {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.message,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  })

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const refusal = refusalOf(request)
    if (refusal) {
      note(request, refusal)
      stream.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    server.handleUpgrade(request, stream, head, serve)
  }

  function refusalOf(request: IncomingMessage): Refusal | undefined {
    const stranger = refuseStranger(request, port()) ?? refuseUnnamed(request)
    if (stranger) return stranger
    // A query is refused too, so that no secret is ever sent in one.
    if (request.url !== '/rpc') return { status: 404, reason: 'no such socket' }
    if (!secrets.isSession({ cookie: cookieIn(request.headers.cookie, port()) ?? '', key: keyIn(request) }))
      return { status: 401, reason: 'session' }
    if (server.clients.size >= limits.sockets) return { status: 503, reason: 'too many windows' }
    return undefined
  }

  function serve(socket: WebSocket): void {
    socket.on('error', () => socket.terminate())
    void handler.upgrade(measured(socket))
  }

  /** Closes every socket; what does not answer in time is cut off. */
  async function close(): Promise<void> {
    const gone = [...server.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    for (const socket of server.clients) socket.close(1001, 'Gantry ends')
    const cutOff = setTimeout(() => {
      for (const socket of server.clients) socket.terminate()
    }, limits.closing / 2)
    await Promise.all(gone)
    clearTimeout(cutOff)
    server.close()
  }

  return { onUpgrade, close, open: () => server.clients.size }
}

/** The part of a socket that the handler uses; it waits for what `send` returns. */
interface Peer {
  readonly addEventListener: WebSocket['addEventListener']
  send(data: Parameters<WebSocket['send']>[0]): Promise<void>
}

/**
 * The socket as the handler sees it. A send is over when its bytes have left, so that a stream goes at its reader's
 * pace, and the others have had their turn (a fast stream would else keep even the close from being heard).
 * A page that has too much under way is cut off.
 */
function measured(socket: WebSocket): Peer {
  let underWay = 0
  const count = async (handle: Listener, event: unknown): Promise<void> => {
    underWay += 1
    if (underWay > limits.callsPerSocket) socket.close(1008, 'Too much at once')
    else await handle(event)
    underWay -= 1
  }
  const addEventListener = (type: 'message' | 'close', handle: Listener): void => {
    // The handler's listener for messages resolves when the call is over, its stream included.
    if (type === 'message') socket.addEventListener(type, (event) => void count(handle, event))
    else socket.addEventListener(type, (event) => void handle(event))
  }
  return {
    addEventListener: addEventListener as WebSocket['addEventListener'],
    send: (data) =>
      new Promise((resolve) => {
        // The reader may be gone: then its calls are aborted by the close that follows.
        socket.send(data, () => setImmediate(resolve))
      }),
  }
}

type Listener = (event: unknown) => unknown
