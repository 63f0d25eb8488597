// How a service and a stack are, said honestly, from their containers.
import type { Container } from '../../../shared/model/container.ts'
import type { Service, ServiceState, StackState } from '../../../shared/model/stack.ts'
import { exitCodeWords } from '../failure/exit-code.ts'

export interface StateInWords {
  readonly state: ServiceState
  readonly detail?: string
  readonly exitCode?: number
}

/** One container's state. An end with code 0 that nobody asked for is a job well done; so is none at all. */
export function containerState(container: Container): StateInWords {
  const { status, health, exitCode, outOfMemory, stopRequested } = container
  switch (status) {
    case 'created':
      return container.error ? { state: 'failed', detail: container.error, exitCode } : { state: 'created' }
    case 'running':
      if (health === 'starting') return { state: 'starting', detail: 'Waiting for its health check' }
      if (health === 'unhealthy') return { state: 'unhealthy', detail: 'Its health check fails' }
      return { state: health === 'healthy' ? 'healthy' : 'running' }
    case 'paused':
      return { state: 'paused' }
    case 'restarting':
      return { state: 'restarting', detail: `Ended with ${exitCodeWords(exitCode, outOfMemory)}`, exitCode }
    case 'removing':
      return { state: 'stopped', detail: 'Being removed' }
    case 'exited':
    case 'dead':
      return endState(exitCode, outOfMemory, stopRequested, container.error)
  }
}

/** When it is not known whether the stop was asked for, the codes of an ordinary stop are taken as one. */
function endState(exitCode: number, outOfMemory: boolean, stopRequested: boolean | undefined, error: string | undefined): StateInWords {
  if (stopRequested) return { state: 'stopped' }
  if (exitCode === 0) return { state: 'done', detail: 'Ended with code 0', exitCode }
  const ordinary = exitCode === 137 || exitCode === 143 || exitCode === 130
  if (stopRequested === undefined && ordinary && !outOfMemory) return { state: 'stopped' }
  const detail = error || `Ended with ${exitCodeWords(exitCode, outOfMemory)}`
  return { state: 'failed', detail, exitCode }
}

/** From bad to good: the worst that any replica is in tells how the service is. */
const worstFirst: readonly ServiceState[] = [
  'failed',
  'restarting',
  'unhealthy',
  'starting',
  'paused',
  'created',
  'stopped',
  'running',
  'healthy',
  'done',
]
const up: ReadonlySet<ServiceState> = new Set(['running', 'healthy', 'starting', 'unhealthy', 'paused'])

/** A service from its containers, one-off runs left out. `replicas`: how many are wanted. */
export function serviceState(containers: readonly Container[], replicas: number): StateInWords {
  if (containers.length === 0) return { state: 'absent' }
  const states = containers.map(containerState)
  const worst = states.reduce((a, b) => (worstFirst.indexOf(b.state) < worstFirst.indexOf(a.state) ? b : a))
  const running = states.filter(({ state }) => up.has(state)).length
  const wanted = Math.max(replicas, containers.length)
  if (running > 0 && running < wanted && !['failed', 'restarting', 'unhealthy', 'starting'].includes(worst.state)) {
    return { state: 'partly', detail: `${running} of ${wanted} running` }
  }
  if (wanted > 1 && worst.detail !== undefined) return { ...worst, detail: `${running} of ${wanted} running. ${worst.detail}` }
  if (wanted > 1 && running > 0) return { ...worst, detail: `${running} of ${wanted} running` }
  return worst
}

export interface StackWords {
  readonly state: StackState
  readonly detail?: string
}

/** A stack from its services. Those of profiles that are off count only when they have containers. */
export function stackState(all: readonly Service[]): StackWords {
  const services = all.filter((service) => service.active || service.containers.length > 0)
  const is = (...states: ServiceState[]): Service[] => services.filter((service) => states.includes(service.state))
  const present = services.filter((service) => service.state !== 'absent')
  if (present.length === 0) return { state: 'down' }
  const failed = is('failed', 'restarting')
  const running = services.filter((service) => up.has(service.state) || service.state === 'partly')
  const count = runningWords(services)
  const [first] = failed
  if (first) {
    const others = failed.length > 1 ? ` and ${failed.length - 1} more` : ''
    return { state: 'failed', detail: `${first.name}${others}: ${first.detail ?? 'failed'}` }
  }
  const [sick] = is('unhealthy')
  if (sick) return { state: 'unhealthy', detail: `${sick.name} is unhealthy` }
  if (running.length === 0) {
    return is('done').length === present.length && present.length === services.length
      ? { state: 'done', detail: 'All services have finished' }
      : { state: 'stopped' }
  }
  if (is('starting').length > 0) return { state: 'starting', detail: count }
  if (is('paused').length === running.length) return { state: 'paused' }
  if (is('absent', 'created', 'stopped', 'partly', 'paused').length > 0) return { state: 'partly', detail: count }
  return { state: 'running', detail: count }
}

/** "3 of 4 running", with finished one-shots apart. */
function runningWords(services: readonly Service[]): string {
  const done = services.filter((service) => service.state === 'done').length
  const running = services.filter((service) => up.has(service.state)).length
  const words = `${running} of ${services.length - done} running`
  return done > 0 ? `${words}, ${done} done` : words
}
