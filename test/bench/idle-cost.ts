// What an idle Gantry costs while 100 containers run: requests to the engine and CPU, against `docker stats --no-stream` once.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createGantry } from '../../src/main/gantry.ts'
import { ensureTinyImage } from '../support/tiny-image.ts'
import type { BenchRow } from './report.ts'

const exec = promisify(execFile)

const containers = 100
const settling = 5_000
const measuring = 60_000
const engineSocket = '/var/run/docker.sock'

export async function run(): Promise<BenchRow[]> {
  const project = `gantry-bench-idle-${randomBytes(3).toString('hex')}`
  const home = await mkdtemp(path.join(tmpdir(), 'gantry-bench-'))
  const counter = await countingProxy(path.join(home, 'docker.sock'))
  const hostBefore = process.env['DOCKER_HOST']
  try {
    await startContainers(project)
    // Whatever Gantry and its children ask of the engine goes by this way.
    process.env['DOCKER_HOST'] = `unix://${counter.socketPath}`
    const gantry = await createGantry({ home, door: 'cli', assets: path.resolve(import.meta.dirname, '../../assets') })
    const end = new AbortController()
    try {
      const idle = await idleCost(gantry.client, counter, end.signal)
      const withStats = await statsCost(gantry.client, counter, project)
      const stats = await dockerStats()
      return results(idle, withStats, stats)
    } finally {
      end.abort()
      await gantry.close()
    }
  } finally {
    if (hostBefore === undefined) delete process.env['DOCKER_HOST']
    else process.env['DOCKER_HOST'] = hostBefore
    await counter.close()
    await removeContainers(project)
    await rm(home, { recursive: true, force: true })
  }
}

interface Cost {
  readonly requests: number
  readonly cpuSeconds: number
}

type Client = Awaited<ReturnType<typeof createGantry>>['client']

function results(idle: Cost, withStats: Cost, stats: Cost): BenchRow[] {
  const words = ({ requests, cpuSeconds }: Cost): string =>
    `${Math.round(requests)} requests to the engine and ${cpuSeconds.toFixed(2)} CPU seconds a minute`
  return [
    {
      name: `Idle with ${containers} containers running: a minute of the main process, to docker stats --no-stream once`,
      ratio: idle.cpuSeconds / stats.cpuSeconds,
      note: `CPU; ${words(idle)} with the stacks screen open; docker stats takes ${stats.cpuSeconds.toFixed(2)} CPU seconds`,
    },
    { name: `The same with the live CPU and memory of all ${containers} on screen`, note: words(withStats) },
  ]
}

async function idleCost(client: Client, counter: Counter, signal: AbortSignal): Promise<Cost> {
  await client.stacks.list()
  void readToEnd(await client.stacks.watch(undefined, { signal }))
  await sleep(settling)
  return minuteOf(counter)
}

async function statsCost(client: Client, counter: Counter, project: string): Promise<Cost> {
  const { stacks } = await client.stacks.list()
  const stack = stacks.find(({ name }) => name === project)
  if (!stack) throw new Error(`${project} is not in the list of stacks`)
  const end = new AbortController()
  const watching = readToEnd(await client.stacks.stats({ id: stack.id }, { signal: end.signal }))
  await sleep(settling)
  const cost = await minuteOf(counter)
  end.abort()
  await watching
  return cost
}

async function minuteOf(counter: Counter): Promise<Cost> {
  const requests = counter.requests()
  const cpu = process.cpuUsage()
  // The proxy's own work is in this process too: a few requests, and the bytes of the streams.
  await sleep(measuring)
  const { user, system } = process.cpuUsage(cpu)
  const minutes = measuring / 60_000
  return { requests: (counter.requests() - requests) / minutes, cpuSeconds: (user + system) / 1e6 / minutes }
}

/** The client's CPU alone; what the engine does for it comes on top. */
async function dockerStats(): Promise<Cost> {
  const { stderr } = await exec('bash', [
    '-c',
    `TIMEFORMAT='%U %S'; time DOCKER_HOST=unix://${engineSocket} docker stats --no-stream > /dev/null`,
  ])
  const [user = Number.NaN, system = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { requests: Number.NaN, cpuSeconds: user + system }
}

async function startContainers(project: string): Promise<void> {
  const image = await ensureTinyImage()
  const args = (n: number): string[] => {
    const labels = [
      'gantry.test=1',
      `com.docker.compose.project=${project}`,
      'com.docker.compose.service=calm',
      `com.docker.compose.container-number=${n}`,
    ]
    return [
      'run',
      '--detach',
      '--network',
      'none',
      '--name',
      `${project}-calm-${n}`,
      ...labels.flatMap((label) => ['--label', label]),
      image,
      'sleep',
      '86400',
    ]
  }
  const numbers = Array.from({ length: containers }, (_, n) => n + 1)
  const worker = async (): Promise<void> => {
    for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) await exec('docker', args(n))
  }
  await Promise.all([worker(), worker(), worker()])
}

async function removeContainers(project: string): Promise<void> {
  const { stdout } = await exec('docker', ['ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${project}`])
  const ids = stdout.split('\n').filter(Boolean)
  if (ids.length > 0) await exec('docker', ['rm', '--force', ...ids])
}

interface Counter {
  readonly socketPath: string
  requests(): number
  close(): Promise<void>
}

/** Passes everything on to the engine and counts the requests. */
async function countingProxy(socketPath: string): Promise<Counter> {
  let count = 0
  const agent = new http.Agent({ keepAlive: true })
  const server = http.createServer((request, response) => {
    count += 1
    const { method, url, headers } = request
    const onward = http.request({ socketPath: engineSocket, agent, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      response.flushHeaders()
      answer.pipe(response)
      answer.on('error', () => response.destroy())
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  return {
    socketPath,
    requests: () => count,
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An aborted stream may end in an error, which is no concern of the measurement. */
async function readToEnd(stream: AsyncIterable<unknown>): Promise<void> {
  try {
    const reader = stream[Symbol.asyncIterator]()
    while (!(await reader.next()).done);
  } catch {}
}
