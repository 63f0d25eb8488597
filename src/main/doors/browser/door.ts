// The browser door: the page and the contract on 127.0.0.1, for whoever came by a link that was printed once.
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { RPCHandler } from '@orpc/server/ws'
import type { AnyRouter } from '@orpc/server'
import { createRequestListener } from './http-requests.ts'
import { limits } from './limits.ts'
import { createRefusalLog } from './refusal-log.ts'
import { createSecrets } from './secrets.ts'
import { createSockets } from './sockets.ts'

export interface BrowserDoorOptions {
  readonly router: AnyRouter
  /** The folder of the built page. */
  readonly pageRoot: string
  /** 0 or left out: any that is free. */
  readonly port?: number
  readonly log?: (line: string) => void
}

export interface BrowserDoor {
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Proves to POST /link that its holder is the owner. */
  readonly key: string
  /** An address that opens Gantry once, with its token in the fragment, which is never sent to a server. */
  newLink(): string
  /** WebSockets that are open. */
  windows(): number
  close(): Promise<void>
}

export async function openBrowserDoor({ router, pageRoot, port = 0, log = () => {} }: BrowserDoorOptions): Promise<BrowserDoor> {
  const secrets = createSecrets()
  const key = randomBytes(32).toString('base64url')
  const note = createRefusalLog(log)
  const server = http.createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.idleTime,
    connectionsCheckingInterval: 1_000,
  })
  server.maxConnections = limits.connections
  const boundPort = (): number => (server.address() as AddressInfo).port
  const newLink = (): string => `http://127.0.0.1:${boundPort()}/#t=${secrets.issueToken()}`

  const onRequest = createRequestListener({ pageRoot, port: boundPort, secrets, key, newLink, note })
  server.on('request', (request, response) => {
    onRequest(request, response).catch((error: unknown) => {
      log(`a request failed: ${String(error)}`)
      response.destroy()
    })
  })
  const sockets = createSockets({ handler: new RPCHandler(router), port: boundPort, secrets, note })
  server.on('upgrade', sockets.onUpgrade)

  await listen(server, port)
  return {
    port: boundPort(),
    origin: `http://127.0.0.1:${boundPort()}`,
    key,
    newLink,
    windows: sockets.open,
    close: () => closeAll(server, sockets.close),
  }
}

/** On the loopback address only; no setting changes that. */
function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function closeAll(server: http.Server, closeSockets: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  await closeSockets()
  server.closeAllConnections()
  await closed
}
