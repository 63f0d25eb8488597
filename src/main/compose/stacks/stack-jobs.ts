// The jobs of a stack: each verb as long work, with its title, its steps and its lanes.
import { FaultError } from '../../../shared/fault.ts'
import type { Job } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import type { EngineRoom } from '../../engine/index.ts'
import type { JobHandle, JobRequest, JobsRoom } from '../../jobs/index.ts'
import type { ProjectRef } from '../compose-cli.ts'
import type { Project } from '../project/project.ts'
import { build } from '../verbs/build.ts'
import { down } from '../verbs/down.ts'
import { pause } from '../verbs/pause.ts'
import { pull } from '../verbs/pull.ts'
import { restart } from '../verbs/restart.ts'
import { stop } from '../verbs/stop.ts'
import { unpause } from '../verbs/unpause.ts'
import type { UpOptions } from '../verbs/up.ts'
import type { VerbContext } from '../verbs/verb.ts'
import { tellLanes } from './lane-teller.ts'
import { subjectOf } from './live-stacks.ts'
import type { ReadStack } from './stack-view.ts'
import { outcomeWords, startStack } from './start-stack.ts'

export interface StackJobsOptions {
  readonly engine: EngineRoom
  readonly jobs: JobsRoom
  /** What the files of a known stack say now. */
  readonly fresh: (id: string) => Promise<ReadStack | undefined>
  /** Runs before a start, e.g. to make the sample's image. */
  readonly beforeStart?: (folder: string, job: JobHandle) => Promise<void>
}

export type StartOptions = UpOptions & { readonly profiles?: readonly string[] }

export interface StackJobs {
  start(stack: Stack, options: StartOptions): Job
  stop(stack: Stack, services?: readonly string[]): Job
  restart(stack: Stack, services?: readonly string[]): Job
  pause(stack: Stack, services?: readonly string[]): Job
  unpause(stack: Stack, services?: readonly string[]): Job
  pull(stack: Stack, services?: readonly string[]): Job
  build(stack: Stack, options: { services?: readonly string[]; noCache?: boolean }): Job
  down(stack: Stack, options: { volumes: boolean }): Job
}

export function createStackJobs(options: StackJobsOptions): StackJobs {
  const { engine, jobs, fresh, beforeStart } = options

  function begin(stack: Stack, request: Pick<JobRequest, 'kind' | 'title' | 'steps' | 'work'>): Job {
    return jobs.start({ ...request, subject: subjectOf(stack.id), subjectName: stack.name })
  }

  async function context(stack: Stack, job: JobHandle, why: string, project: ProjectRef, read?: Project): Promise<VerbContext> {
    const status = await engine.ready(job.signal)
    if (!status.compose && status.fault) throw new FaultError(status.fault)
    if (read) job.secrets(read.secrets)
    return {
      project,
      why: `${why} ${stack.name}`,
      env: engine.cliEnvironment(),
      composeVersion: status.compose?.version,
      signal: job.signal,
      dockerfiles: new Map(
        (read?.services ?? []).flatMap((service) => (service.dockerfile === undefined ? [] : [[service.name, service.dockerfile]])),
      ),
      onLine: (text, stream, service) => job.line(text, stream, service),
    }
  }

  /** Verbs that need the files: they are read anew, and a fault in them ends the job. */
  async function fromFiles(stack: Stack, profiles?: readonly string[]): Promise<{ project: Project; ref: ProjectRef }> {
    const read = stack.source === 'known' ? await fresh(stack.id) : undefined
    if (!read) {
      throw new FaultError({
        code: 'stack.filesMissing',
        message: `The compose files of ${stack.name} are not at hand, so it can only be stopped, restarted or taken down.`,
        hint: 'Add its folder to the list.',
      })
    }
    if (!read.project)
      throw new FaultError(read.fault ?? { code: 'stack.filesMissing', message: `The compose files of ${stack.name} can't be read.` })
    return { project: read.project, ref: byFiles(read, profiles) }
  }

  /** Verbs that work by the labels on the engine, so that a broken or missing file never keeps a stack running. */
  async function byLabels(stack: Stack): Promise<{ project: Project | undefined; ref: ProjectRef }> {
    const read = stack.source === 'known' ? await fresh(stack.id) : undefined
    return { project: read?.project, ref: read?.project && !read.fault ? byFiles(read, ['*']) : { by: 'name', name: stack.name } }
  }

  function simple(options: {
    stack: Stack
    kind: Job['kind']
    title: string
    why: string
    services: readonly string[] | undefined
    needsFiles: boolean
    verb: (context: VerbContext) => Promise<void>
  }): Job {
    const { stack, kind, title, why, services, needsFiles, verb } = options
    return begin(stack, {
      kind,
      title,
      steps: [{ name: title, weight: 1 }],
      work: async (job) => {
        job.step(title)
        const { project, ref } = await (needsFiles ? fromFiles(stack) : byLabels(stack))
        const base = await context(stack, job, why, ref, project)
        const running = project ?? labelled(stack)
        const chosen = new Set(
          services ?? running.services.filter((service) => needsFiles || hasContainers(stack, service.name)).map((service) => service.name),
        )
        const teller = tellLanes({ job, engine, project: running, services: chosen })
        try {
          await verb({ ...base, onProgress: teller.progress })
        } catch (error) {
          job.outcome(await outcomeWords(engine, running))
          throw error
        } finally {
          teller.close()
        }
      },
    })
  }

  return {
    start: (stack, options) => {
      const { services = [] } = options
      const what = services.length > 0 ? `${services.join(', ')} of ${stack.name}` : stack.name
      const title = `${options.recreate ? 'Recreate' : options.build ? 'Build and start' : 'Start'} ${what}`
      return begin(stack, {
        kind: 'stack.start',
        title,
        steps: [
          { name: 'Reading the files', weight: 0 },
          { name: 'Starting', weight: 1 },
          { name: 'Waiting until it is well', weight: 0 },
        ],
        work: async (job) => {
          job.step('Reading the files')
          const { project, ref } = await fromFiles(stack, options.profiles)
          for (const service of services) mustHave(project, service)
          const base = await context(stack, job, 'starting', ref, project)
          if (stack.folder !== undefined) await beforeStart?.(stack.folder, job)
          job.step('Starting')
          await startStack({ job, engine, project: withProfiles(project, options.profiles), context: base, options })
        },
      })
    },
    stop: (stack, services) =>
      simple({
        stack,
        services,
        kind: 'stack.stop',
        title: named('Stop', stack, services),
        why: 'stopping',
        needsFiles: false,
        verb: (base) => stop(base, services),
      }),
    restart: (stack, services) =>
      simple({
        stack,
        services,
        kind: 'stack.restart',
        title: named('Restart', stack, services),
        why: 'restarting',
        needsFiles: false,
        verb: (base) => restart(base, services),
      }),
    pause: (stack, services) =>
      simple({
        stack,
        services,
        kind: 'stack.pause',
        title: named('Pause', stack, services),
        why: 'pausing',
        needsFiles: false,
        verb: (base) => pause(base, services),
      }),
    unpause: (stack, services) =>
      simple({
        stack,
        services,
        kind: 'stack.unpause',
        title: named('Unpause', stack, services),
        why: 'unpausing',
        needsFiles: false,
        verb: (base) => unpause(base, services),
      }),
    pull: (stack, services) =>
      simple({
        stack,
        services,
        kind: 'stack.pull',
        title: `Pull images of ${stack.name}`,
        why: 'pulling images of',
        needsFiles: true,
        verb: (base) => pull(base, services),
      }),
    build: (stack, { services, noCache }) =>
      simple({
        stack,
        services,
        kind: 'stack.build',
        title: `Build images of ${stack.name}`,
        why: 'building images of',
        needsFiles: true,
        verb: (base) => build(base, { ...(services && { services }), ...(noCache !== undefined && { noCache }) }),
      }),
    down: (stack, { volumes }) =>
      simple({
        stack,
        services: undefined,
        kind: 'stack.down',
        title: volumes ? `Take down ${stack.name} and delete its volumes` : `Take down ${stack.name}`,
        why: 'taking down',
        needsFiles: false,
        verb: (base) => down(base, { volumes }),
      }),
  }
}

function named(verb: string, stack: Stack, services: readonly string[] | undefined): string {
  return services && services.length > 0 ? `${verb} ${services.join(', ')} of ${stack.name}` : `${verb} ${stack.name}`
}

function byFiles(read: ReadStack, profiles?: readonly string[]): ProjectRef {
  const { folder, files, profiles: chosen } = read.known
  const on = profiles ?? chosen
  return { by: 'files', folder, ...(files && { files }), ...(on.length > 0 && { profiles: on }) }
}

function mustHave(project: Project, service: string): void {
  if (project.services.some((each) => each.name === service)) return
  throw new FaultError({
    code: 'service.unknown',
    message: `There is no service ${service} in ${project.name}.`,
    hint: `It has: ${project.services.map((each) => each.name).join(', ')}.`,
  })
}

function hasContainers(stack: Stack, service: string): boolean {
  return stack.services.some((each) => each.name === service && each.containers.length > 0)
}

/** Profiles that are switched on for one start only make their services active for its lanes. */
function withProfiles(project: Project, profiles: readonly string[] | undefined): Project {
  if (!profiles) return project
  const on = new Set(profiles)
  return {
    ...project,
    services: project.services.map((service) => ({
      ...service,
      active: service.active || service.profiles.some((profile) => on.has(profile) || on.has('*')),
    })),
  }
}

/** A project made from labels alone, for lanes. */
function labelled(stack: Stack): Project {
  const { name } = stack
  const services = stack.services.map((service) => ({ ...service, image: service.image ?? '' }))
  return { name, services, volumes: [], profiles: [], secrets: [] }
}
