// A dockerd of the test's own, which may be stopped, killed and frozen freely. It lives in a network namespace of its own
// (`unshare -n`): in the host's, `--bridge none` would delete docker0 for everyone.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface PrivateEngine {
  /** `unix:///tmp/…/docker.sock` */
  readonly host: string
  readonly socketPath: string
  readonly folder: string
  pid(): number | undefined
  /** Starts it (again) and waits until it answers. */
  start(): Promise<void>
  /** Asks it to end, and waits. */
  stop(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Stops its clock: it takes connections and answers nothing. */
  freeze(): void
  thaw(): void
  /** Ends it and removes everything it kept. */
  close(): Promise<void>
}

/** Why it can't be had on this machine; undefined when it can. */
export function whyNoPrivateEngine(): string | undefined {
  if (process.platform !== 'linux') return 'a private engine needs Linux'
  if (process.getuid?.() !== 0) return 'a private engine needs root'
  return undefined
}

export async function startPrivateEngine({ args = [] }: { readonly args?: readonly string[] } = {}): Promise<PrivateEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-engine-'))
  const socketPath = path.join(folder, 'docker.sock')
  const host = `unix://${socketPath}`
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    // The next dockerd waits 10 s for a containerd whose file was left behind, even for a dead one. Its containers live on.
    await endByFile(path.join(folder, 'exec/containerd/containerd.pid'))
    const log = await open(path.join(folder, 'dockerd.log'), 'a')
    const place = (name: string): string => path.join(folder, name)
    child = spawn(
      'unshare',
      [
        '-n',
        'dockerd',
        '--data-root',
        place('data'),
        '--exec-root',
        place('exec'),
        '--pidfile',
        place('pid'),
        '-H',
        host,
        '--bridge',
        'none',
        '--iptables=false',
        ...args,
      ],
      { stdio: ['ignore', log.fd, log.fd], detached: true },
    )
    await log.close()
    const deadline = Date.now() + 30_000
    while (!(await answers(socketPath))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The private engine did not start:\n${(await readFile(place('dockerd.log'), 'utf8')).slice(-3_000)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGCONT')
    running.kill(signal)
    await ended
  }

  await start()
  return {
    host,
    socketPath,
    folder,
    pid: () => child?.pid,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async close() {
      // After a kill its containerd and containers live on; a new dockerd takes them over, and ends them with itself.
      if (child?.signalCode === 'SIGKILL') await start().catch(() => {})
      await end('SIGTERM')
      await unmountUnder(folder)
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

async function endByFile(file: string): Promise<void> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''))
  const command = pid > 1 ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : ''
  // Process ids are used again: only one that names this engine's folder is it.
  if (command.includes(path.dirname(path.dirname(file)))) {
    process.kill(pid, 'SIGTERM')
    for (let tries = 0; tries < 100 && existsSync(`/proc/${pid}/exe`); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await rm(file, { force: true })
}

/** A dockerd that was killed leaves its mounts behind. */
async function unmountUnder(folder: string): Promise<void> {
  const mounts = await readFile('/proc/self/mounts', 'utf8')
  const places = mounts.split('\n').flatMap((line) => line.split(' ')[1] ?? [])
  const inside = places.filter((place) => place.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)
  for (const place of inside) await run('umount', ['-l', place]).catch(() => {})
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ socketPath, path: '/_ping', timeout: 1_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
