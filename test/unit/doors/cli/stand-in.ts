// A command line with a stand-in for Gantry behind it, whose every answer a test decides.
import { implement, ORPCError, createRouterClient } from '@orpc/server'
import { runCommand } from '../../../../src/main/doors/cli/run-command.ts'
import { contract, type GantryClient } from '../../../../src/shared/contract/index.ts'
import type { Fault } from '../../../../src/shared/fault.ts'
import type { Job, JobEvent, Lane } from '../../../../src/shared/job.ts'
import type { Service, Stack } from '../../../../src/shared/model/stack.ts'
import { defaultSettings } from '../../../../src/shared/model/settings.ts'

export interface World {
  stacks?: Stack[]
  /** What the job that any verb starts tells. */
  events?: readonly JobEvent[]
  /** The job goes on until it is cancelled. */
  endless?: boolean
  fault?: Fault
  volumes?: readonly string[]
  lines?: readonly { service: string; text: string }[]
  answer?: string
  colours?: boolean
  cwd?: string
  /** Presses Ctrl+C when this line has been written. */
  interruptAfter?: RegExp
  /** Closes the pipe when this line has been written. */
  closeAfter?: RegExp
}

export interface Outcome {
  readonly code: number
  readonly out: string[]
  readonly err: string[]
  /** Calls that reached the router, with their input. */
  readonly calls: [name: string, input: unknown][]
  /** Streams that were begun and not ended. */
  readonly streaming: number
}

export async function gantry(words: readonly string[], world: World = {}): Promise<Outcome> {
  const calls: Outcome['calls'] = []
  const streams = { open: 0 }
  const interrupt = new AbortController()
  const gone = new AbortController()
  const [out, err]: [string[], string[]] = [[], []]
  const write = (lines: string[]) => async (text: string) => {
    if (!gone.signal.aborted) lines.push(text)
    if (world.interruptAfter?.test(text)) interrupt.abort()
    if (world.closeAfter?.test(text)) gone.abort()
  }
  const { answer } = world
  const client = createRouterClient(standInRouter(world, calls, streams), { context: {} }) as unknown as GantryClient
  const code = await runCommand(words, {
    terminal: {
      out: { line: write(out), gone: gone.signal, colours: world.colours ?? false },
      err: { line: write(err), gone: gone.signal, colours: false },
      ...(answer !== undefined && {
        ask: async (question: string) => {
          err.push(question)
          return answer
        },
      }),
    },
    cwd: world.cwd ?? '/srv/shop',
    interrupted: interrupt.signal,
    version: '1.2.3',
    client: async () => client,
  })
  return { code, out, err, calls, streaming: streams.open }
}

function standInRouter(world: World, calls: Outcome['calls'], streams: { open: number }) {
  const noted = (name: string, input: unknown): void => {
    calls.push([name, input])
    if (world.fault && name.startsWith('stacks.')) throw new ORPCError('FAULT', { message: world.fault.message, data: world.fault })
  }
  const cancelled = new AbortController()
  const { stacks, jobs, logs, settings, engine } = contract
  const stack = (): Stack => world.stacks?.[0] ?? shop()
  const starter = (name: 'start' | 'stop' | 'restart') =>
    implement(stacks[name]).handler(({ input }) => {
      noted(`stacks.${name}`, input)
      return { jobId: 'j1' }
    })
  return {
    stacks: {
      list: implement(stacks.list).handler(({ input }) => {
        noted('stacks.list', input)
        return { stacks: world.stacks ?? [shop()] }
      }),
      get: implement(stacks.get).handler(({ input }) => {
        noted('stacks.get', input)
        return stack()
      }),
      add: implement(stacks.add).handler(({ input }) => {
        noted('stacks.add', input)
        return { id: 's1' }
      }),
      look: implement(stacks.look).handler(({ input }) => {
        noted('stacks.look', input)
        return { folder: input.folder, candidates: [{ files: [], name: 'shop', services: ['web', 'db'], profiles: [] }] }
      }),
      start: starter('start'),
      stop: starter('stop'),
      restart: starter('restart'),
      down: implement(stacks.down).handler(({ input }) => {
        noted('stacks.down', input)
        return { jobId: 'j1' }
      }),
    },
    jobs: {
      get: implement(jobs.get).handler(() => job({ state: 'done' })),
      cancel: implement(jobs.cancel).handler(({ input }) => {
        noted('jobs.cancel', input)
        cancelled.abort()
        return { state: 'cancelled' as const }
      }),
      watch: implement(jobs.watch).handler(async function* () {
        for (const event of world.events ?? [state(job({ state: 'running' })), state(job({ state: 'done' }))]) yield event
        if (!world.endless) return
        if (!cancelled.signal.aborted) await new Promise((resolve) => cancelled.signal.addEventListener('abort', resolve))
        yield state(job({ state: 'cancelled', outcome: '1 of 2 services was left running.' }))
      }),
    },
    logs: {
      open: implement(logs.open).handler(({ input }) => {
        noted('logs.open', input)
        return { id: 'l1' }
      }),
      close: implement(logs.close).handler(({ input }) => {
        noted('logs.close', input)
        return {}
      }),
      watch: implement(logs.watch).handler(async function* ({ signal }) {
        const end = world.lines?.length ?? 0
        yield extent(Math.floor(end / 2), false)
        yield extent(end, true)
        if (signal?.aborted) return
        await new Promise((resolve) => signal?.addEventListener('abort', resolve))
      }),
      window: implement(logs.window).handler(({ input }) => {
        const all = world.lines ?? []
        const lines = all.slice(input.from, input.from + input.count).map(({ service, text }, index) => ({
          seq: input.from + index,
          time: '2026-01-01T00:00:00.000000000Z',
          service,
          container: `${service}-1`,
          stream: 'stdout' as const,
          text,
        }))
        return { from: input.from, lines, extent: extent(all.length, true) }
      }),
    },
    settings: {
      get: implement(settings.get).handler(() => defaultSettings),
      set: implement(settings.set).handler(({ input }) => ({ ...defaultSettings, ...input.changes })),
      watch: implement(settings.watch).handler(async function* ({ signal }) {
        streams.open += 1
        try {
          yield defaultSettings
          yield { ...defaultSettings, theme: 'dark' as const }
          if (world.endless && !signal?.aborted) await new Promise((resolve) => signal?.addEventListener('abort', resolve))
        } finally {
          streams.open -= 1
        }
      }),
    },
    engine: {
      check: implement(engine.check).handler(() => ({
        checks: [
          { id: 'engine', title: 'Engine', state: 'ok' as const, message: '26.1.5 answers' },
          { id: 'compose', title: 'Compose', state: world.fault ? ('failed' as const) : ('warn' as const), message: '2.26.1' },
        ],
      })),
    },
  }
}

function extent(end: number, live: boolean) {
  return { first: 0, end, received: end, dropped: 0, live, generation: 0, services: [] }
}

export function state(of: Job): JobEvent {
  return { type: 'state', at: 0, job: of }
}

export function lane(service: string, phase: Lane['phase'], detail?: string): JobEvent {
  return { type: 'lane', at: 0, lane: { service, level: 0, phase, ...(detail && { detail }) } }
}

export function job(part: Partial<Job>): Job {
  return {
    id: 'j1',
    kind: 'stack.start',
    title: 'Start shop',
    subject: 'stack:s1',
    subjectName: 'shop',
    state: 'running',
    queuedAt: '2026-01-01T00:00:00Z',
    steps: [],
    cancellable: true,
    lanes: [],
    ...part,
  }
}

export function shop(part: Partial<Stack> = {}): Stack {
  return {
    id: 's1',
    name: 'shop',
    folder: '/srv/shop',
    files: ['/srv/shop/compose.yaml'],
    source: 'known',
    filesPresent: true,
    state: 'running',
    services: [
      service({ name: 'web', state: 'healthy', ports: [{ target: 80, published: '8080', protocol: 'tcp' }] }),
      service({ name: 'db', state: 'failed', detail: 'Exited with code 1' }),
    ],
    profiles: [],
    volumes: [
      { key: 'data', name: 'shop_data', external: false },
      { key: 'other', name: 'other', external: true },
    ],
    warnings: [],
    stale: false,
    ...part,
  }
}

function service(part: Partial<Service>): Service {
  return {
    name: 'web',
    builds: false,
    profiles: [],
    active: true,
    declared: true,
    replicas: 1,
    dependsOn: [],
    level: 0,
    hasHealthcheck: false,
    state: 'running',
    ports: [],
    containers: [
      {
        id: 'c1',
        name: 'shop-web-1',
        image: 'x',
        status: 'running',
        health: 'none',
        exitCode: 0,
        outOfMemory: false,
        restartCount: 0,
        restartPolicy: 'no',
        ports: part.ports ?? [],
        tty: false,
      },
    ],
    ...part,
  }
}
