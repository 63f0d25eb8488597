// Everything that can be done with one service of a stack.
import { ExternalLink, Hammer, Play, RotateCw, ScrollText, Square } from 'lucide-react'
import { endpointsOf } from '../../shared/model/port.ts'
import type { Service, Stack } from '../../shared/model/stack.ts'
import { client } from '../client.ts'
import { navigate } from '../router.ts'
import { engineReason, useEngine } from '../state/engine.ts'
import type { Action } from './action.ts'
import { openUrl } from './stack-look-actions.ts'
import { startStackJob } from './start-job.ts'

export interface ServiceSubject {
  readonly stack: Stack
  readonly service: Service
}

type ServiceAction = Action<ServiceSubject>

export const startService: ServiceAction = {
  id: 'service.start',
  title: ({ service }) => `Start ${service.name}`,
  label: 'Start',
  icon: Play,
  group: 'Service',
  keys: 's',
  when: ({ stack, service }) => stack.filesPresent && !isRunning(service),
  blocked: needsEngine,
  run: async ({ stack, service }) =>
    void (await startStackJob(stack.id, `Starting ${service.name}`, () => client.stacks.start({ id: stack.id, services: [service.name] }))),
}

export const stopService: ServiceAction = {
  id: 'service.stop',
  title: ({ service }) => `Stop ${service.name}`,
  label: 'Stop',
  icon: Square,
  group: 'Service',
  keys: 's',
  when: ({ service }) => isRunning(service),
  blocked: needsEngine,
  run: async ({ stack, service }) =>
    void (await startStackJob(stack.id, `Stopping ${service.name}`, () => client.stacks.stop({ id: stack.id, services: [service.name] }))),
}

export const restartService: ServiceAction = {
  id: 'service.restart',
  title: ({ service }) => `Restart ${service.name}`,
  label: 'Restart',
  icon: RotateCw,
  group: 'Service',
  keys: 'r',
  when: ({ service }) => isRunning(service),
  blocked: needsEngine,
  run: async ({ stack, service }) =>
    void (await startStackJob(stack.id, `Restarting ${service.name}`, () =>
      client.stacks.restart({ id: stack.id, services: [service.name] }),
    )),
}

export const showServiceLogs: ServiceAction = {
  id: 'service.logs',
  title: ({ service }) => `Show logs of ${service.name}`,
  label: 'Show logs',
  icon: ScrollText,
  group: 'Service',
  keys: 'l',
  run: ({ stack, service }) => navigate({ page: 'stack', id: stack.id, tab: 'logs', service: service.name }),
}

export const openServiceLink: ServiceAction = {
  id: 'service.openLink',
  title: ({ service }) => `Open ${link(service)?.address ?? 'link'}`,
  label: 'Open link',
  icon: ExternalLink,
  group: 'Service',
  keys: 'o',
  when: ({ service }) => isRunning(service) && link(service) !== undefined,
  run: ({ service }) => openUrl(link(service)?.url),
}

export const rebuildService: ServiceAction = {
  id: 'service.rebuild',
  title: ({ service }) => `Rebuild and start ${service.name}`,
  label: 'Rebuild and start',
  icon: Hammer,
  group: 'Service',
  when: ({ stack, service }) => stack.filesPresent && service.builds,
  blocked: needsEngine,
  run: async ({ stack, service }) =>
    void (await startStackJob(stack.id, `Rebuilding ${service.name}`, () =>
      client.stacks.start({ id: stack.id, services: [service.name], build: true }),
    )),
}

export const serviceActions: readonly ServiceAction[] = [
  startService,
  stopService,
  restartService,
  showServiceLogs,
  openServiceLink,
  rebuildService,
]

function isRunning(service: Service): boolean {
  return service.containers.some((container) => ['running', 'paused', 'restarting'].includes(container.status))
}

function link(service: Service) {
  return endpointsOf(service.name, service.ports).find((endpoint) => endpoint.url)
}

function needsEngine(): string | undefined {
  return engineReason(useEngine.getState())
}
