// The contract, implemented: each procedure a few lines that call a room.
import { implement } from '@orpc/server'
import type { ServiceStats } from '../shared/contract/stacks.ts'
import { contract, type Outputs } from '../shared/contract/index.ts'
import { FaultError } from '../shared/fault.ts'
import type { Job } from '../shared/job.ts'
import { latest } from '../shared/latest.ts'
import type { Stack } from '../shared/model/stack.ts'
import type { StacksRoom } from './compose/index.ts'
import type { StatsRoom } from './containers/index.ts'
import { asDeclaredError, type Diagnostics, guardStream } from './diagnostics/index.ts'
import type { EngineRoom } from './engine/index.ts'
import type { FilesRoom } from './files/index.ts'
import type { JobsRoom } from './jobs/index.ts'
import type { LogRoom } from './logs/index.ts'
import type { SamplesRoom } from './samples/index.ts'
import type { SettingsRoom } from './settings/index.ts'

export interface Rooms {
  readonly diagnostics: Diagnostics
  readonly engine: EngineRoom
  readonly files: FilesRoom
  readonly jobs: JobsRoom
  readonly logs: LogRoom
  readonly samples: SamplesRoom
  readonly settings: SettingsRoom
  readonly stacks: StacksRoom
  readonly stats: StatsRoom
  readonly info: () => Outputs['app']['info']
  /** The system's own folder picker, where the door has one. */
  readonly pickFolder?: () => Promise<string | undefined>
}

export type GantryRouter = ReturnType<typeof createRouter>

export function createRouter(rooms: Rooms) {
  const { diagnostics, engine, files, jobs, logs, samples, settings, stacks, stats } = rooms
  const os = implement(contract).use(async ({ path, next }) => {
    const procedure = path.join('.')
    try {
      const result = await next()
      return { ...result, output: guardStream(result.output, procedure, diagnostics) }
    } catch (error) {
      throw asDeclaredError(error, procedure, diagnostics)
    }
  })

  const started = (job: Job): { jobId: string } => ({ jobId: job.id })
  /** Runs a verb on a stack. A project name that begins with a dash could read as an option: Compose never makes one. */
  const on = async (id: string, verb: (stack: Stack) => Job): Promise<{ jobId: string }> => started(verb(await stacks.get(id)))

  return os.router({
    app: {
      info: os.app.info.handler(() => rooms.info()),
    },
    engine: {
      status: os.engine.status.handler(async () => {
        await engine.ready().catch(() => {})
        return engine.status()
      }),
      watch: os.engine.watch.handler(({ signal }) =>
        latest({ get: () => engine.status(), subscribe: (changed) => engine.onStatus(changed), signal }),
      ),
      contexts: os.engine.contexts.handler(async ({ signal }) => ({ contexts: await engine.contexts(signal) })),
      use: os.engine.use.handler(({ input }) => engine.use(input.context)),
      recheck: os.engine.recheck.handler(() => engine.recheck()),
      check: os.engine.check.handler(async ({ signal }) => ({ checks: await engine.check(signal) })),
      start: os.engine.start.handler(() =>
        started(
          jobs.start({
            kind: 'engine.start',
            title: 'Start Docker',
            subject: 'engine',
            subjectName: 'Docker',
            steps: [{ name: 'Starting Docker', weight: 0 }],
            work: async (job) => {
              job.step('Starting Docker')
              await engine.start({ signal: job.signal, line: (text) => job.line(text, 'note') })
            },
          }),
        ),
      ),
    },
    files: {
      browse: os.files.browse.handler(({ input }) => files.browse(input ?? {})),
      pickFolder: os.files.pickFolder.handler(async () => {
        const folder = await rooms.pickFolder?.()
        return folder === undefined ? {} : { folder }
      }),
    },
    jobs: {
      list: os.jobs.list.handler(({ input }) => ({ jobs: jobs.list(input) })),
      get: os.jobs.get.handler(({ input }) => jobs.get(input.id)),
      watch: os.jobs.watch.handler(({ input, signal }) => jobs.watch(input.id, input.after ?? 0, signal)),
      cancel: os.jobs.cancel.handler(async ({ input }) => ({ state: await jobs.cancel(input.id) })),
      feed: os.jobs.feed.handler(({ signal }) => feed(jobs, signal)),
    },
    logs: {
      open: os.logs.open.handler(async ({ input, signal }) => {
        if (input.stack !== undefined) await stacks.get(input.stack)
        return logs.open(input, signal)
      }),
      watch: os.logs.watch.handler(({ input, signal }) => logs.watch(input.id, signal)),
      window: os.logs.window.handler(({ input }) => logs.window(input)),
      filter: os.logs.filter.handler(({ input }) => logs.filter(input)),
      search: os.logs.search.handler(({ input, signal }) => logs.search(input, signal)),
      export: os.logs.export.handler(({ input, signal }) => logs.export(input, signal)),
      close: os.logs.close.handler(async ({ input }) => {
        await logs.close(input.id)
        return {}
      }),
    },
    settings: {
      get: os.settings.get.handler(() => settings.get()),
      set: os.settings.set.handler(({ input }) => settings.set(input.changes)),
      watch: os.settings.watch.handler(({ signal }) =>
        latest({ get: () => settings.get(), subscribe: (changed) => settings.onChange(changed), signal }),
      ),
    },
    stacks: {
      list: os.stacks.list.handler(async () => ({ stacks: await stacks.list() })),
      get: os.stacks.get.handler(({ input }) => stacks.get(input.id)),
      watch: os.stacks.watch.handler(({ signal }) => stacks.watch(signal)),
      look: os.stacks.look.handler(({ input, signal }) => stacks.look(input.folder, signal)),
      add: os.stacks.add.handler(({ input }) => stacks.add(input.folder, input.files)),
      remove: os.stacks.remove.handler(async ({ input }) => {
        await stacks.remove(input.id)
        return {}
      }),
      recent: os.stacks.recent.handler(() => ({ folders: [...stacks.recent()] })),
      addSample: os.stacks.addSample.handler(async () => stacks.add(await samples.add())),
      setProfiles: os.stacks.setProfiles.handler(({ input }) => stacks.setProfiles(input.id, input.profiles)),
      start: os.stacks.start.handler(({ input: { id, ...options } }) => on(id, (stack) => stacks.run.start(stack, options))),
      stop: os.stacks.stop.handler(({ input: { id, services } }) => on(id, (stack) => stacks.run.stop(stack, services))),
      restart: os.stacks.restart.handler(({ input: { id, services } }) => on(id, (stack) => stacks.run.restart(stack, services))),
      pause: os.stacks.pause.handler(({ input: { id, services } }) => on(id, (stack) => stacks.run.pause(stack, services))),
      unpause: os.stacks.unpause.handler(({ input: { id, services } }) => on(id, (stack) => stacks.run.unpause(stack, services))),
      pull: os.stacks.pull.handler(({ input: { id, services } }) => on(id, (stack) => stacks.run.pull(stack, services))),
      build: os.stacks.build.handler(({ input: { id, ...options } }) => on(id, (stack) => stacks.run.build(stack, options))),
      down: os.stacks.down.handler(async ({ input }) => {
        const stack = await stacks.get(input.id)
        if (input.volumes) await mustNameVolumes(stacks, stack, input.confirmVolumes ?? [])
        return started(stacks.run.down(stack, { volumes: input.volumes ?? false }))
      }),
      stats: os.stacks.stats.handler(({ input, signal }) => serviceStats(rooms, input.id, signal)),
    },
  })

  /** Containers come and go while their statistics are read, so they are asked for anew each time. */
  async function* serviceStats({ stacks }: Rooms, id: string, signal?: AbortSignal): AsyncGenerator<{ services: ServiceStats[] }> {
    const stack = await stacks.get(id)
    const serviceOf = (containerId: string): string => engine.containers.get(containerId)?.compose?.service ?? ''
    for await (const readings of stats.watch(() => stacks.containerIds(stack.id), signal)) {
      const services = [...Map.groupBy(readings, (reading) => serviceOf(reading.id))].map(([service, group]) => ({
        service,
        cpu: group.reduce((sum, each) => sum + each.cpu, 0),
        memoryBytes: group.reduce((sum, each) => sum + each.memoryBytes, 0),
        memoryLimitBytes: group.reduce((sum, each) => sum + each.memoryLimitBytes, 0),
      }))
      yield { services }
    }
  }
}

/** Data dies only when each volume that holds it was named (guarantee 15). */
async function mustNameVolumes(stacks: StacksRoom, stack: Stack, confirmed: readonly string[]): Promise<void> {
  const volumes = await stacks.volumesOf(stack)
  const unnamed = volumes.filter((name) => !confirmed.includes(name))
  if (unnamed.length === 0) return
  throw new FaultError({
    code: 'input.invalid',
    message: `Taking down ${stack.name} with its volumes deletes ${volumes.join(', ')} and all that is in them.`,
    hint: 'Name each volume to confirm.',
  })
}

/** All jobs, then those that changed since. */
async function* feed(jobs: JobsRoom, signal?: AbortSignal): AsyncGenerator<{ jobs: Job[] }> {
  let changed = new Map<string, Job>()
  const take = (): { jobs: Job[] } => {
    const told = [...changed.values()]
    changed = new Map()
    return { jobs: told }
  }
  for (const job of jobs.list()) changed.set(job.id, job)
  const subscribe = (wake: () => void): (() => void) =>
    jobs.onChange((job) => {
      changed.set(job.id, job)
      wake()
    })
  yield* latest({ get: take, subscribe, signal })
}
