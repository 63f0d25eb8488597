// Gantry's browser door as a person starts it: its own process, with a home of its own; and its end, which leaves nothing.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { expect } from '@playwright/test'
import { WebSocket as NodeSocket } from 'ws'
import { node24 } from '../../scripts/lib/node24.mjs'
import { root } from '../../scripts/lib/places.mjs'
import { askForLink } from '../../src/main/doors/browser/ask-for-link.ts'
import type { GantryClient } from '../../src/shared/contract/index.ts'

export interface Door {
  /** The person's home; a folder of the test's own. */
  readonly userHome: string
  /** GANTRY_HOME */
  readonly home: string
  origin(): string
  /** The address that was printed; it opens one window. */
  firstLink(): string
  /** Another one, asked for as `gantry open` does. */
  newLink(): Promise<string>
  /** The contract, for what a test only needs to have in place. */
  client(): Promise<GantryClient>
  /** Sockets of the process: to the engine, to windows, and the one it listens on. */
  sockets(): Promise<number>
  /** Ends it as a supervisor would, and holds that it left nothing behind. */
  stop(): Promise<void>
  /** Again, with the same homes and the same port. */
  start(): Promise<void>
  /** Ends it, and removes its homes. */
  close(): Promise<void>
}

/** Milliseconds in which it has to be gone: its own limit is 3 s. */
const longestEnd = 8_000

export async function startDoor(env: Readonly<Record<string, string>> = {}): Promise<Door> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-e2e-'))
  const userHome = path.join(folder, 'home')
  const home = path.join(folder, 'gantry')
  await mkdir(userHome)
  let child: ChildProcess | undefined
  let link = ''
  let errors = ''
  let openSocket: NodeSocket | undefined

  async function start(): Promise<void> {
    const port = link ? { GANTRY_PORT: new URL(link).port } : {}
    child = spawn(node24(), [path.join(root, 'out', 'main', 'browser.js')], {
      env: { ...ownEnvironment(), HOME: userHome, GANTRY_HOME: home, ...port, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    errors = ''
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    link = await printedLink(child, () => errors)
  }

  async function stop(): Promise<void> {
    openSocket?.close()
    openSocket = undefined
    const running = child
    child = undefined
    if (!running) return
    const { exitCode, signalCode } = running
    expect({ exitCode, signalCode }, `the door ended by itself; it said:\n${errors}`).toEqual({ exitCode: null, signalCode: null })
    const ended = once(running, 'exit')
    running.kill('SIGTERM')
    const late = setTimeout(() => running.kill('SIGKILL'), longestEnd)
    const [code, signal] = await ended
    clearTimeout(late)
    const port = Number(new URL(link).port)
    expect({ code, signal }, `how the door ended; it said:\n${errors}`).toEqual({ code: 0, signal: null })
    expect(await answers(port), 'the port is closed').toBe(false)
    await expect.poll(() => processesOf(userHome), { message: 'processes left behind', timeout: 3_000 }).toEqual([])
  }

  await start()
  return {
    userHome,
    home,
    origin: () => new URL(link).origin,
    firstLink: () => link,
    async newLink() {
      const fresh = await askForLink(home)
      if (!fresh) throw new Error('The door gave no link')
      return fresh
    },
    async client() {
      openSocket ??= await dial((await askForLink(home)) ?? '')
      return createORPCClient(new RPCLink({ websocket: openSocket as unknown as WebSocket }))
    },
    sockets: () => socketsOf(child?.pid ?? 0),
    stop,
    start,
    async close() {
      try {
        await stop()
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      }
    },
  }
}

/** Nothing that would steer it elsewhere: the engine is the one that docker's own rules find. */
function ownEnvironment(): Record<string, string> {
  const steering = /^(GANTRY_|DOCKER_|COMPOSE_|HELLO_|NODE_OPTIONS|XDG_)/
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !steering.test(entry[0])),
  )
}

async function printedLink(child: ChildProcess, errors: () => string): Promise<string> {
  if (!child.stdout) throw new Error('The door has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /^Gantry is at (http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+)$/.exec(line)?.[1]
    if (link) return link
    throw new Error(`The door printed something else: ${line}`)
  }
  throw new Error(`The door ended before it was open:\n${errors()}`)
}

/** A window without a page: the token for a cookie and a key, both for a socket. */
async function dial(link: string): Promise<NodeSocket> {
  const { origin, host, hash } = new URL(link)
  const answer = await fetch(new URL('/auth', origin), {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.replace('#t=', '') }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { key } = (await answer.json()) as { readonly key: string }
  const socket = new NodeSocket(`ws://${host}/rpc`, ['gantry', key], { origin, headers: { cookie } })
  await once(socket, 'open')
  return socket
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

/** Whatever inherited the door's own HOME, wherever it went: a grandchild, or one that outlived its parent. */
async function processesOf(userHome: string): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (!environment.split('\0').includes(`HOME=${userHome}`)) continue
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command) found.push(`${pid} ${command.replaceAll('\0', ' ').trim()}`)
  }
  return found
}

async function socketsOf(pid: number): Promise<number> {
  const names = await readdir(`/proc/${pid}/fd`)
  const targets = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
  return targets.filter((target) => target.startsWith('socket:')).length
}
