// The work of a start: docker compose up, then waiting until every service is well, or saying which one is not.
import type { Fault } from '../../../shared/fault.ts'
import { FaultError } from '../../../shared/fault.ts'
import type { Container } from '../../../shared/model/container.ts'
import { type EngineRoom, engineError } from '../../engine/index.ts'
import type { JobHandle } from '../../jobs/index.ts'
import { dependencyFailure } from '../failure/dependency-failure.ts'
import { exitCodeWords } from '../failure/exit-code.ts'
import { withDependencies } from '../project/levels.ts'
import type { Project } from '../project/project.ts'
import { type UpOptions, up } from '../verbs/up.ts'
import { ComposeFailure, type VerbContext } from '../verbs/verb.ts'
import { evidenceOf } from './evidence.ts'
import { type LaneTeller, tellLanes } from './lane-teller.ts'

export interface StartWork {
  readonly job: JobHandle
  readonly engine: EngineRoom
  readonly project: Project
  readonly context: VerbContext
  readonly options: UpOptions
}

/** A program that fails at once does so within this; milliseconds after its start. */
const firstMoments = 250
/** A health check that has come to no answer by then is left to go on by itself. Milliseconds. */
const healthPatience = 10 * 60_000

export async function startStack(work: StartWork): Promise<void> {
  const { job, engine, project, context, options } = work
  const targets = targetServices(project, options.services)
  const teller = tellLanes({ job, engine, project, services: targets })
  try {
    await up({ ...context, onProgress: teller.progress }, options).catch(async (error: unknown) => {
      throw error instanceof ComposeFailure ? await withService(work, error) : error
    })
    await settled(work, teller, targets)
  } catch (error) {
    job.outcome(await outcomeWords(engine, project))
    throw error
  } finally {
    teller.close()
  }
}

/** The services that `up` touches: the chosen ones (all active ones when none is chosen) and what they need. */
export function targetServices(project: Project, chosen: readonly string[] = []): Set<string> {
  const graph = new Map(project.services.map((service) => [service.name, service.dependsOn.map((on) => on.service)]))
  const named = chosen.length > 0 ? chosen : project.services.filter((service) => service.active).map((service) => service.name)
  return withDependencies(named, graph)
}

function containersOf(engine: EngineRoom, project: Project): Container[] {
  return engine.containers.all().filter((container) => container.compose?.project === project.name && !container.compose.oneOff)
}

/** Waits until no lane is between two states. Throws when a service fails meanwhile. */
async function settled({ job, engine, project }: StartWork, teller: LaneTeller, targets: ReadonlySet<string>): Promise<void> {
  job.step('Waiting until it is well')
  await heardOf(engine, project)
  const deadline = Date.now() + healthPatience
  for (;;) {
    job.signal.throwIfAborted()
    const own = containersOf(engine, project).filter((container) => targets.has(container.compose?.service ?? ''))
    const bad = own.find(isBad)
    if (bad) throw new FaultError(await faultOfContainer(engine, bad))
    if (!engine.containers.fresh()) await engine.containers.ready(job.signal)
    const young = own.some(
      (container) => container.status === 'running' && Date.now() - Date.parse(container.startedAt ?? '') < firstMoments,
    )
    const checking = own.filter((container) => container.status === 'running' && container.health === 'starting')
    if (!young && checking.length === 0) return
    if (Date.now() > deadline) {
      job.line(
        `Still being checked: ${checking.map((container) => container.name).join(', ')}. Gantry waits no longer; the stack's page goes on showing it.`,
        'note',
      )
      return
    }
    await nextMoment(teller, job.signal)
  }
}

/** Compose is done before its last events have been heard: asks the engine for what it has made. */
async function heardOf(engine: EngineRoom, project: Project): Promise<void> {
  const label = [`com.docker.compose.project=${project.name}`]
  const made = await engine
    .docker()
    .listContainers({ all: true, filters: { label } })
    .catch((error: unknown) => {
      throw engineError(error, `asking for the containers of ${project.name}`)
    })
  await engine.containers.refresh(made.map((container) => container.Id))
}

/** Resolves on the next change of a lane, or after a moment. */
function nextMoment(teller: LaneTeller, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      teller.onChange(() => {})
      resolve()
    }
    const timer = setTimeout(done, 100)
    signal.addEventListener('abort', done, { once: true })
    teller.onChange(done)
  })
}

function isBad(container: Container): boolean {
  if (container.status === 'running') return container.health === 'unhealthy'
  if (container.status === 'restarting') return container.exitCode !== 0
  if (container.status === 'exited' || container.status === 'dead') return container.exitCode !== 0 && !container.stopRequested
  return false
}

async function faultOfContainer(engine: EngineRoom, container: Container): Promise<Fault> {
  const service = container.compose?.service ?? container.name
  const detail = await evidenceOf(engine, container.id)
  const evidence = detail === '' ? {} : { detail }
  if (container.status === 'running') {
    return {
      code: 'service.unhealthy',
      message: `${service} runs, but its health check fails.`,
      hint: "The health check's last words are in the details. The service may also need more time: see start_period and retries.",
      service,
      ...evidence,
    }
  }
  const code = exitCodeWords(container.exitCode, container.outOfMemory)
  if (container.outOfMemory) {
    return {
      code: 'memory.out',
      message: `${service} used more memory than it may and was ended.`,
      hint: 'Raise its memory limit, or find out what it needs so much for.',
      service,
      ...evidence,
    }
  }
  return {
    code: 'service.exited',
    message:
      container.status === 'restarting'
        ? `${service} ends with ${code} again and again.`
        : `${service} ended with ${code} right after its start.`,
    hint: 'Its last lines are in the details.',
    service,
    ...evidence,
  }
}

/** A service that is to blame is named, with what its container left behind. */
async function withService({ engine, project }: StartWork, failure: ComposeFailure): Promise<FaultError> {
  const blamed = dependencyFailure(failure.words)
  if (!blamed) return new FaultError({ ...failure.fault, ...serviceNamed(failure, project) })
  const container = containersOf(engine, project).find((each) =>
    blamed.kind === 'incomplete' ? each.compose?.service === blamed.service : each.name === blamed.container,
  )
  const service = container?.compose?.service ?? (blamed.kind === 'incomplete' ? blamed.service : blamed.container)
  const evidence = container ? await evidenceOf(engine, container.id) : ''
  const detail = [failure.words, evidence].filter((part) => part !== '').join('\n\n')
  if (blamed.kind === 'unhealthy') {
    return new FaultError({
      code: 'service.unhealthy',
      message: `${service} did not become healthy, so what depends on it was not started.`,
      hint: "The health check's last words are in the details.",
      service,
      detail,
    })
  }
  return new FaultError({
    code: 'service.exited',
    message: `${service} ended with ${exitCodeWords(blamed.exitCode)}, so what depends on it was not started.`,
    hint: 'Its last lines are in the details.',
    service,
    detail,
  })
}

function serviceNamed(failure: ComposeFailure, project: Project): { service?: string } {
  if (failure.fault.service !== undefined) return {}
  const name = /endpoint (\S+) \(/.exec(failure.words)?.[1]
  const service = project.services.find(
    (each) => name !== undefined && (each.containerName === name || name.startsWith(`${project.name}-${each.name}-`)),
  )
  return service ? { service: service.name } : {}
}

/** What is there after all, in a sentence: for a start that failed or was cancelled. */
export async function outcomeWords(engine: EngineRoom, project: Project): Promise<string> {
  try {
    await heardOf(engine, project)
  } catch {
    return 'The engine does not answer, so it is not known what is running.'
  }
  if (!engine.containers.fresh()) return 'The engine does not answer, so it is not known what is running.'
  const containers = containersOf(engine, project)
  const names = (fits: (container: Container) => boolean): string[] =>
    [...new Set(containers.filter(fits).map((container) => container.compose?.service ?? container.name))].sort()
  const running = names((container) => container.status === 'running')
  const made = names((container) => container.status === 'created')
  const total = project.services.filter((service) => service.active).length
  if (running.length === 0) return made.length > 0 ? `Nothing is running. Made but not started: ${made.join(', ')}.` : 'Nothing is running.'
  const rest = made.length > 0 ? ` Made but not started: ${made.join(', ')}.` : ''
  return `${running.length} of ${total} services are running: ${running.join(', ')}.${rest}`
}
