// Which door this window has, and keeping it open: a MessagePort in Electron, a WebSocket in a browser.
import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { create } from 'zustand'

export type Link = ClientLink<ClientContext>

/** `refused`: this window has no (or no longer a) right to speak; only a fresh address from Gantry helps. */
export type ConnectionState = 'connecting' | 'open' | 'closed' | 'refused'

interface Connection {
  readonly state: ConnectionState
  /** It was open once: what is on screen was true then. */
  readonly everOpen: boolean
  readonly link?: Link
  readonly closedAt?: number
}

export const useConnection = create<Connection>(() => ({ state: 'connecting', everOpen: false }))

/** What preload puts on the window; absent in a browser. */
export interface GantryBridge {
  readonly pathOf: (file: File) => string
}

declare global {
  interface Window {
    readonly gantry?: GantryBridge
  }
}

export class NotAnswering extends Error {
  constructor() {
    super('Gantry is not answering')
    this.name = 'NotAnswering'
  }
}

export function isElectron(): boolean {
  return window.gantry !== undefined
}

/** Opens the door and keeps it open until the window goes. */
export function connect(): void {
  if (isElectron()) connectPort()
  else void connectSocket()
}

/** Waits while connecting; a door that fell shut answers at once, so that a click never hangs. */
export async function openLink(signal?: AbortSignal): Promise<Link> {
  const now = useConnection.getState()
  if (now.link && now.state === 'open') return now.link
  if (now.state === 'refused' || (now.state === 'closed' && now.everOpen)) throw new NotAnswering()
  return whenOpen(signal)
}

/** Resolves when the door is open, however long that takes. */
export function whenOpen(signal?: AbortSignal): Promise<Link> {
  const { promise, resolve, reject } = Promise.withResolvers<Link>()
  const check = ({ state, link }: Connection) => {
    if (state === 'open' && link) resolve(link)
  }
  const stop = useConnection.subscribe(check)
  const abort = () => reject(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  check(useConnection.getState())
  return promise.finally(() => {
    stop()
    signal?.removeEventListener('abort', abort)
  })
}

export function opened(link: Link): void {
  useConnection.setState({ state: 'open', everOpen: true, link, closedAt: undefined })
}

function closed(state: 'closed' | 'refused' = 'closed'): void {
  useConnection.setState((was) => ({ state, link: undefined, closedAt: was.closedAt ?? Date.now() }))
}

function connectPort(): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data?.type !== 'gantry.port') return
    const port = event.ports[0]
    if (!port) return
    port.addEventListener('close', () => {
      closed()
      setTimeout(askForPort, 500)
    })
    port.start()
    opened(new PortLink({ port }))
  })
  askForPort()
}

function askForPort(): void {
  window.postMessage({ type: 'gantry.connect' }, window.location.origin)
}

async function connectSocket(): Promise<void> {
  let wait = 250
  if ((await exchangeToken()) === 'refused') return closed('refused')
  for (;;) {
    const answer = await holdSocket()
    if (answer === 'refused') return closed('refused')
    if (answer === 'ended') wait = 250
    closed()
    await whenWorthTrying(wait)
    wait = Math.min(wait * 2, 5000)
  }
}

/** Goes with the cookie, which browsers send to every server on this host; it lives as long as this tab does. */
const keyName = 'gantry.key'

function ownKey(): string {
  return sessionStorage.getItem(keyName) ?? ''
}

/** The token comes once in the fragment, is swapped for a cookie and a key, and leaves the address bar and the history. */
async function exchangeToken(): Promise<'ok' | 'refused'> {
  const token = /^#t=([\w-]+)/.exec(window.location.hash)?.[1]
  if (!token) return 'ok'
  window.history.replaceState(null, '', `${window.location.pathname}#/stacks`)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  try {
    const answer = await fetch('/auth', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (!answer.ok) return 'refused'
    const { key } = await answer.json()
    sessionStorage.setItem(keyName, String(key))
    return 'ok'
  } catch {
    return 'ok'
  }
}

/** Opens one socket and resolves when it is gone. */
async function holdSocket(): Promise<'ended' | 'failed' | 'refused'> {
  const { promise, resolve } = Promise.withResolvers<'ended' | 'failed' | 'refused'>()
  const socket = new WebSocket(`${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/rpc`, [
    'gantry',
    // An empty protocol is no protocol at all: a page without a key is refused by the door, not by the browser.
    ownKey() || 'none',
  ])
  socket.binaryType = 'arraybuffer'
  let wasOpen = false
  socket.addEventListener('open', () => {
    wasOpen = true
    opened(new SocketLink({ websocket: socket }))
  })
  socket.addEventListener('close', () => resolve(wasOpen ? 'ended' : whyNot()))
  return promise
}

/** A refused upgrade looks like a dead server to the page, so the page itself is asked. */
async function whyNot(): Promise<'failed' | 'refused'> {
  try {
    const answer = await fetch('/auth', { method: 'GET', cache: 'no-store', headers: { 'gantry-key': ownKey() } })
    return answer.status === 401 || answer.status === 403 ? 'refused' : 'failed'
  } catch {
    return 'failed'
  }
}

/** After the wait, or as soon as the network or the window is back. */
function whenWorthTrying(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const soon = () => document.visibilityState === 'visible' && resolve()
  window.addEventListener('online', soon)
  document.addEventListener('visibilitychange', soon)
  return promise.finally(() => {
    clearTimeout(timer)
    window.removeEventListener('online', soon)
    document.removeEventListener('visibilitychange', soon)
  })
}
