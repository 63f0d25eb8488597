// Folds Compose's progress, and what the engine says meanwhile, into one lane a service.
import type { Lane, LanePhase } from '../../../shared/job.ts'
import type { Container } from '../../../shared/model/container.ts'
import { exitCodeWords } from '../failure/exit-code.ts'
import type { Project, ProjectService } from '../project/project.ts'
import type { ProgressEvent } from './progress-event.ts'

export interface LaneState {
  readonly lane: Lane
  readonly service: ProjectService
  /** Bytes of each layer that is pulled. */
  readonly layers: ReadonlyMap<string, { readonly current: number; readonly total: number }>
}

export type Lanes = ReadonlyMap<string, LaneState>

/** One lane for each of the services, in their dependency levels. */
export function newLanes(project: Project, names: ReadonlySet<string>): Lanes {
  const chosen = project.services.filter((service) => names.has(service.name))
  return new Map(
    chosen.map((service) => [
      service.name,
      { service, layers: new Map(), lane: { service: service.name, level: service.level, phase: 'pending' } },
    ]),
  )
}

const phases: Readonly<Record<string, LanePhase>> = {
  Pulling: 'pulling',
  Building: 'building',
  Creating: 'creating',
  Recreate: 'creating',
  Created: 'created',
  Recreated: 'created',
  Starting: 'starting',
  Restarting: 'starting',
  Unpausing: 'starting',
  Started: 'started',
  Restarted: 'started',
  Unpaused: 'started',
  Running: 'started',
  Waiting: 'checking',
  Healthy: 'healthy',
  Exited: 'done',
  Stopping: 'stopping',
  Pausing: 'stopping',
  Killing: 'stopping',
  Stopped: 'stopped',
  Paused: 'stopped',
  Killed: 'stopped',
  Removing: 'removing',
  Removed: 'removed',
}

/** Answers the same map when the event changes nothing. */
export function foldProgress(lanes: Lanes, event: ProgressEvent, projectName: string): Lanes {
  if (event.kind === 'layer') return foldLayer(lanes, event)
  const names = servicesOf(lanes, event, projectName)
  return names.reduce((all, name) => {
    const state = all.get(name)
    return state ? withLane(all, name, { ...state, lane: nextLane(state, event) }) : all
  }, lanes)
}

function nextLane(state: LaneState, event: ProgressEvent): Lane {
  const { lane } = state
  const { service, level } = lane
  if (event.failed) return { service, level, phase: 'failed', ...(event.error !== undefined && { detail: event.error }) }
  if (event.verb === 'Pulled' || event.verb === 'Built')
    return { service, level, phase: 'pending', detail: event.verb === 'Built' ? 'Image built' : 'Image pulled' }
  const phase = phases[event.verb]
  if (!phase || lane.phase === 'failed') return lane
  // A dependency that has no health check is only waited for until it runs, or (a one-shot) ends.
  if (phase === 'checking' && !state.service.hasHealthcheck) return { service, level, phase: 'started' }
  if (phase === 'healthy' && !state.service.hasHealthcheck) return { service, level, phase: 'started' }
  if (phase === 'started' && event.verb !== 'Running' && state.service.hasHealthcheck) return checkedLane(lane)
  // The engine may have told more of it already, for its events come on a way of their own.
  if (phase === 'started' && beyondStarted.has(lane.phase)) return lane
  return { service, level, phase }
}

const beyondStarted: ReadonlySet<LanePhase> = new Set(['checking', 'healthy', 'done'])

function checkedLane(lane: Lane): Lane {
  if (beyondStarted.has(lane.phase)) return lane
  return { service: lane.service, level: lane.level, phase: 'checking', detail: 'Waiting for its health check' }
}

/** Layers have their bytes added up; the service is named by the parent. */
function foldLayer(lanes: Lanes, event: ProgressEvent): Lanes {
  const owner = event.parent?.replace(/^Image /, '')
  const states = [...lanes.values()].filter(({ service, lane }) =>
    owner ? service.name === owner || service.image === owner : lane.phase === 'pulling',
  )
  return states.reduce((all, state) => {
    const layers = new Map(state.layers)
    const known = layers.get(event.name)
    const total = event.total ?? known?.total ?? 0
    const complete = event.verb === 'Pull complete' || event.verb === 'Already exists'
    layers.set(event.name, {
      total,
      current: complete ? total : event.verb === 'Downloading' ? (event.current ?? 0) : (known?.current ?? 0),
    })
    const sum = [...layers.values()].reduce((sums, each) => ({ current: sums.current + each.current, total: sums.total + each.total }), {
      current: 0,
      total: 0,
    })
    const { service, level } = state.lane
    const lane: Lane = {
      service,
      level,
      phase: 'pulling',
      ...(sum.total > 0 && {
        detail: `${megabytes(sum.current)} of ${megabytes(sum.total)} MB`,
        fraction: Math.min(1, sum.current / sum.total),
      }),
    }
    return withLane(all, service, { ...state, layers, lane })
  }, lanes)
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)
}

/** Which services an event is about: containers and built images carry the project's name and the service's. */
function servicesOf(lanes: Lanes, event: ProgressEvent, projectName: string): string[] {
  const { kind, name } = event
  if (kind === 'service') {
    if (lanes.has(name)) return [name]
    // 2.40 names a built image by project and service: `shop-web`.
    const built = name.startsWith(`${projectName}-`) ? name.slice(projectName.length + 1) : ''
    return lanes.has(built) ? [built] : []
  }
  const states = [...lanes.values()]
  if (kind === 'image') {
    return states
      .filter(({ service }) => service.image === name || (service.builds && `${projectName}-${service.name}` === name))
      .map(({ service }) => service.name)
  }
  if (kind !== 'container') return []
  const named = states.find(({ service }) => service.containerName === name)
  if (named) return [named.service.name]
  const match = new RegExp(`^${escape(projectName)}[-_](.+)[-_]\\d+$`).exec(name)
  return match?.[1] !== undefined && lanes.has(match[1]) ? [match[1]] : []
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function withLane(lanes: Lanes, name: string, state: LaneState): Lanes {
  return new Map(lanes).set(name, state)
}

const notYet: ReadonlySet<LanePhase> = new Set(['pending', 'pulling', 'building', 'creating', 'created'])

/** What the engine says of a container of the service: health, and an end that Compose does not tell. */
export function foldContainer(lanes: Lanes, container: Container): Lanes {
  const name = container.compose?.service ?? ''
  const state = lanes.get(name)
  if (!state || container.compose?.oneOff) return lanes
  const lane = laneOfContainer(state, container)
  return lane === state.lane ? lanes : withLane(lanes, name, { ...state, lane })
}

function laneOfContainer(state: LaneState, container: Container): Lane {
  const { service, level, phase } = state.lane
  const base = { service, level }
  if (notYet.has(phase) && container.status !== 'running') return state.lane
  switch (container.status) {
    case 'running':
      if (container.health === 'healthy') return { ...base, phase: 'healthy' }
      if (container.health === 'unhealthy') return { ...base, phase: 'failed', detail: 'Its health check fails' }
      if (container.health === 'starting') return { ...base, phase: 'checking', detail: 'Waiting for its health check' }
      return phase === 'started' ? state.lane : { ...base, phase: 'started' }
    case 'restarting':
      return { ...base, phase: 'failed', detail: `Restarts again and again: ${exitCodeWords(container.exitCode, container.outOfMemory)}` }
    case 'exited':
    case 'dead':
      if (container.exitCode === 0) return { ...base, phase: 'done', detail: 'Ended with code 0' }
      if (container.stopRequested) return { ...base, phase: 'stopped' }
      return { ...base, phase: 'failed', detail: `Ended with ${exitCodeWords(container.exitCode, container.outOfMemory)}` }
    case 'created':
    case 'paused':
    case 'removing':
      return state.lane
  }
}

/** Lanes that are not begun yet say for whom they wait. */
export function withWaits(lanes: Lanes): Lanes {
  const ready = (on: string, condition: string): boolean => {
    const phase = lanes.get(on)?.lane.phase
    if (!phase) return true
    if (condition === 'service_completed_successfully') return phase === 'done'
    if (condition === 'service_healthy') return phase === 'healthy' || phase === 'done'
    return phase === 'started' || phase === 'checking' || phase === 'healthy' || phase === 'done'
  }
  let next = lanes
  for (const [name, state] of lanes) {
    if (state.lane.phase !== 'created' && state.lane.phase !== 'waiting') continue
    const missing = state.service.dependsOn.filter((need) => !ready(need.service, need.condition))
    const { service, level } = state.lane
    const lane: Lane =
      missing.length > 0 ? { service, level, phase: 'waiting', detail: waitWords(missing) } : { service, level, phase: 'created' }
    if (lane.phase !== state.lane.phase || lane.detail !== state.lane.detail) next = withLane(next, name, { ...state, lane })
  }
  return next
}

function waitWords(missing: ProjectService['dependsOn']): string {
  const parts = missing.map(({ service, condition }) => {
    if (condition === 'service_healthy') return `${service} to be healthy`
    if (condition === 'service_completed_successfully') return `${service} to finish`
    return `${service} to start`
  })
  return `for ${parts.join(', ')}`
}

const weights: Readonly<Record<LanePhase, number>> = {
  pending: 0,
  pulling: 0.1,
  building: 0.1,
  creating: 0.3,
  created: 0.4,
  waiting: 0.4,
  starting: 0.6,
  started: 1,
  checking: 0.8,
  healthy: 1,
  stopping: 0.5,
  stopped: 1,
  removing: 0.7,
  removed: 1,
  done: 1,
  failed: 1,
}

/** How far all lanes have come, 0..1. A service with a health check has come to its end only when it is healthy. */
export function lanesFraction(lanes: Lanes): number {
  const states = [...lanes.values()]
  if (states.length === 0) return 0
  const sum = states.reduce(
    (total, { lane, service }) => total + (lane.phase === 'started' && service.hasHealthcheck ? 0.8 : weights[lane.phase]),
    0,
  )
  return sum / states.length
}
