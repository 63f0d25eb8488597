// A log room over the real engine room, containers to follow, and ways to wait for what a log should show.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { createEngineRoom, type EngineRoom } from '../../../src/main/engine/index.ts'
import { createLogRoom, type LogLimits, type LogRoom } from '../../../src/main/logs/index.ts'
import type { LogExtent, LogLine } from '../../../src/shared/model/log.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

const exec = promisify(execFile)

export interface LogWorld {
  readonly engine: EngineRoom
  readonly room: LogRoom
  /** The project of the containers that are run with a service. */
  readonly project: string
  docker(...args: string[]): Promise<string>
  /** Runs a shell script in a container of this service, and answers its name. */
  run(service: string, script: string, more?: readonly string[]): Promise<string>
  /** Everything that is kept, once this holds. */
  until(id: string, holds: (lines: readonly LogLine[], extent: LogExtent) => boolean, milliseconds?: number): Promise<LogLine[]>
  all(id: string): LogLine[]
  close(): Promise<void>
}

export async function createLogWorld(options: { host?: string; limits?: Partial<LogLimits> } = {}): Promise<LogWorld> {
  const { host = 'unix:///var/run/docker.sock', limits } = options
  const image = await ensureTinyImage(host)
  const project = `gt-logs-${randomBytes(3).toString('hex')}`
  const settings = { get: () => ({ engineContext: null }), set: () => {} }
  const engine = createEngineRoom({ settings, env: { ...process.env, DOCKER_HOST: host } })
  engine.connect()
  await engine.containers.ready()
  const ofStack = (stack: string, services: readonly string[] | undefined): string[] =>
    engine.containers
      .all()
      .filter(({ compose }) => compose?.project === stack && (!services || services.includes(compose.service)))
      .map(({ id }) => id)
  const room = createLogRoom({
    engine,
    ...(limits && { limits }),
    source: {
      containersOf: ({ stack, services, containers }) => (stack === undefined ? (containers ?? []) : ofStack(stack, services)),
      subscribe: (listener) => engine.containers.subscribe(listener),
    },
  })

  async function docker(...args: string[]): Promise<string> {
    const { stdout } = await exec('docker', ['--host', host, ...args], { maxBuffer: 1e9 })
    return stdout.trim()
  }

  function all(id: string): LogLine[] {
    const lines: LogLine[] = []
    let { first: row, end } = room.window({ id, from: 0, count: 0 }).extent
    while (row < end) {
      const read = room.window({ id, from: row, count: 1000 })
      lines.push(...read.lines)
      row = read.from + read.lines.length
      end = Math.min(end, read.extent.end)
    }
    return lines
  }

  const numbers = new Map<string, number>()

  return {
    engine,
    room,
    project,
    docker,
    all,
    async run(service, script, more = []) {
      const number = (numbers.get(service) ?? 0) + 1
      numbers.set(service, number)
      const name = `${project}-${service}-${number}`
      const labels = [
        'gantry.test=1',
        `com.docker.compose.project=${project}`,
        `com.docker.compose.service=${service}`,
        `com.docker.compose.container-number=${number}`,
      ]
      await docker(
        'run',
        '--detach',
        '--name',
        name,
        ...labels.flatMap((label) => ['--label', label]),
        '--network',
        'none',
        ...more,
        image,
        'sh',
        '-c',
        script,
      )
      const deadline = Date.now() + 10_000
      while (!engine.containers.all().some((each) => each.name === name)) {
        if (Date.now() > deadline) throw new Error(`${name} did not appear`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return name
    },
    async until(id, holds, milliseconds = 20_000) {
      let lines: LogLine[] = []
      const signal = AbortSignal.timeout(milliseconds)
      for await (const extent of room.watch(id, signal)) {
        lines = all(id)
        if (holds(lines, extent)) return lines
      }
      throw new Error(
        `Waited in vain; the log ends with\n${lines
          .slice(-10)
          .map(({ time, service, stream, text }) => `${time} ${service} ${stream} ${text.slice(0, 200)}`)
          .join('\n')}`,
      )
    },
    async close() {
      await room.closeAll()
      await engine.close()
      const ids = (await docker('ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${project}`))
        .split('\n')
        .filter(Boolean)
      if (ids.length > 0) await docker('rm', '--force', ...ids)
    },
  }
}

export function texts(lines: readonly LogLine[], stream: 'out' | 'note' = 'out'): string[] {
  return lines.filter((line) => (line.stream === 'note') === (stream === 'note')).map(({ text }) => text)
}

export async function readToEnd(stream: AsyncIterable<unknown>): Promise<void> {
  const reader = stream[Symbol.asyncIterator]()
  while (!(await reader.next()).done);
}
