// A Gantry without hands, for tests of the window: holds what is on screen, and does what a test tells it.
import type { StackEvent } from '../../../src/shared/contract/stacks.ts'
import type { Inputs, Outputs } from '../../../src/shared/contract/index.ts'
import type { Job } from '../../../src/shared/job.ts'
import type { Container } from '../../../src/shared/model/container.ts'
import type { EngineStatus } from '../../../src/shared/model/engine.ts'
import type { Service, ServiceState, Stack } from '../../../src/shared/model/stack.ts'
import { defaultSettings, type Settings } from '../../../src/shared/model/settings.ts'
import type { Link } from '../../../src/renderer/connection.ts'

type Procedure = (input: never, signal: AbortSignal | undefined) => unknown

export interface FakeGantry {
  readonly link: Link
  /** Every call that was made, streams left out. */
  readonly calls: { readonly path: string; readonly input: unknown }[]
  /** Answers a procedure differently from now on. */
  readonly answer: (path: string, procedure: Procedure) => void
  readonly engine: Stream<EngineStatus>
  readonly stacks: Stream<StackEvent>
  readonly jobs: Stream<{ jobs: Job[] }>
  readonly settings: Stream<Settings>
}

/** A stream that a test feeds; it remembers what a new reader should get first. */
export class Stream<Item> {
  private readonly readers = new Set<(item: Item | Error) => void>()
  readonly first: Item | undefined

  constructor(first: Item | undefined) {
    this.first = first
  }

  push(item: Item): void {
    for (const reader of this.readers) reader(item)
  }

  break(error = new Error('The stream broke')): void {
    for (const reader of this.readers) reader(error)
  }

  get readerCount(): number {
    return this.readers.size
  }

  async *read(signal: AbortSignal | undefined): AsyncGenerator<Item> {
    const queue: (Item | Error)[] = this.first === undefined ? [] : [this.first]
    let wake = () => {}
    const reader = (item: Item | Error) => {
      queue.push(item)
      wake()
    }
    this.readers.add(reader)
    signal?.addEventListener('abort', () => wake(), { once: true })
    try {
      for (;;) {
        const item = queue.shift()
        if (signal?.aborted) return
        if (item instanceof Error) throw item
        if (item !== undefined) yield item
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.readers.delete(reader)
    }
  }
}

interface Start {
  readonly engine?: EngineStatus | null
  readonly stacks?: readonly Stack[] | null
  readonly jobs?: readonly Job[]
  readonly settings?: Partial<Settings>
  readonly info?: Partial<Outputs['app']['info']>
}

/** null: nothing has been told yet. */
export function fakeGantry(start: Start = {}): FakeGantry {
  const all = start.stacks === null ? undefined : [...(start.stacks ?? [])]
  const engine = new Stream<EngineStatus>(start.engine === null ? undefined : (start.engine ?? connectedEngine))
  const stacks = new Stream<StackEvent>(all && { type: 'all', stacks: all })
  const jobs = new Stream<{ jobs: Job[] }>({ jobs: [...(start.jobs ?? [])] })
  const settings = new Stream<Settings>({ ...defaultSettings, ...start.settings })
  const calls: FakeGantry['calls'] = []
  let kept = { ...defaultSettings, ...start.settings }
  const info: Outputs['app']['info'] = {
    version: '0.1.0',
    door: 'browser',
    platform: 'linux',
    home: '/home/mina/.config/gantry',
    canPickFolder: false,
    notices: [],
    ...start.info,
  }
  const procedures = new Map<string, Procedure>(
    Object.entries({
      'app.info': () => info,
      'engine.status': () => engine.first,
      'engine.recheck': () => engine.first,
      'engine.contexts': () => ({ contexts: engine.first?.context ? [engine.first.context] : [] }),
      'engine.use': () => engine.first,
      'engine.check': () => ({ checks: [] }),
      'settings.get': () => kept,
      'settings.set': ({ changes }: Inputs['settings']['set']) => {
        kept = { ...kept, ...changes }
        settings.push(kept)
        return kept
      },
      'stacks.recent': () => ({ folders: [] }),
      'jobs.get': ({ id }: Inputs['jobs']['get']) => start.jobs?.find((job) => job.id === id),
    } satisfies Record<string, (input: never) => unknown>),
  )
  const streams: Record<string, (signal: AbortSignal | undefined) => AsyncGenerator<unknown>> = {
    'engine.watch': (signal) => engine.read(signal),
    'stacks.watch': (signal) => stacks.read(signal),
    'jobs.feed': (signal) => jobs.read(signal),
    'settings.watch': (signal) => settings.read(signal),
  }
  const link: Link = {
    async call(path, input, options) {
      const name = path.join('.')
      const stream = streams[name]
      if (stream) return stream(options.signal)
      calls.push({ path: name, input })
      const procedure = procedures.get(name)
      if (!procedure) throw new Error(`The fake has no ${name}`)
      return procedure(input as never, options.signal)
    },
  }
  return { link, calls, answer: (path, procedure) => procedures.set(path, procedure), engine, stacks, jobs, settings }
}

export const connectedEngine: EngineStatus = {
  state: 'connected',
  context: { name: 'default', source: 'context', host: 'unix:///var/run/docker.sock', current: true, chosen: false, reachable: true },
  kind: 'docker-engine',
  name: 'bench',
  version: '26.1.5',
  apiVersion: '1.45',
  operatingSystem: 'Debian GNU/Linux 12',
  architecture: 'x86_64',
  cpus: 2,
  memoryBytes: 8 * 2 ** 30,
  docker: { path: '/usr/bin/docker', version: '26.1.5' },
  compose: { path: '/usr/libexec/docker/cli-plugins/docker-compose', version: '2.26.1' },
  buildx: { path: '/usr/libexec/docker/cli-plugins/docker-buildx', version: '0.13.1' },
}

export function aService(name: string, state: ServiceState, more: Partial<Service> = {}): Service {
  const alive = ['running', 'healthy', 'unhealthy', 'starting'].includes(state)
  const made = state !== 'absent'
  return {
    name,
    image: `${name}:1`,
    builds: false,
    profiles: [],
    active: true,
    declared: true,
    replicas: 1,
    dependsOn: [],
    level: 0,
    hasHealthcheck: state === 'healthy' || state === 'unhealthy',
    state,
    ports: [],
    containers: made ? [aContainer(name, alive ? 'running' : 'exited')] : [],
    ...more,
  }
}

export function aContainer(service: string, status: Container['status']): Container {
  return {
    id: `${service}-1`,
    name: `shop-${service}-1`,
    image: `${service}:1`,
    status,
    health: 'none',
    exitCode: 0,
    outOfMemory: false,
    restartCount: 0,
    restartPolicy: 'no',
    ports: [],
    tty: false,
  }
}

export function aStack(name: string, state: Stack['state'], more: Partial<Stack> = {}): Stack {
  return {
    id: name,
    name,
    folder: `/home/mina/work/${name}`,
    files: [`/home/mina/work/${name}/compose.yaml`],
    source: 'known',
    filesPresent: true,
    state,
    services: [],
    profiles: [],
    volumes: [],
    warnings: [],
    changedAt: new Date(Date.now() - 300_000).toISOString(),
    stale: false,
    ...more,
  }
}

export function aJob(id: string, more: Partial<Job> = {}): Job {
  return {
    id,
    kind: 'stack.start',
    title: 'Start shop',
    subject: 'stack:shop',
    subjectName: 'shop',
    state: 'running',
    queuedAt: new Date(Date.now() - 12_000).toISOString(),
    startedAt: new Date(Date.now() - 12_000).toISOString(),
    steps: [],
    cancellable: true,
    lanes: [],
    ...more,
  }
}
