// Everything that can be done with a stack.
import {
  Ban,
  Copy,
  ExternalLink,
  Hammer,
  ListX,
  PackageOpen,
  Pause,
  Play,
  RefreshCw,
  RotateCw,
  Scaling,
  ScrollText,
  Square,
  SquareArrowOutUpRight,
  Trash2,
} from 'lucide-react'
import { endpointsOf } from '../../shared/model/port.ts'
import type { Stack } from '../../shared/model/stack.ts'
import { client } from '../client.ts'
import { copyText } from '../components/copy.ts'
import { navigate } from '../router.ts'
import { engineReason, useEngine } from '../state/engine.ts'
import { stackJob, useJobs } from '../state/jobs.ts'
import { announce, openLayer } from '../state/ui.ts'
import type { Action } from './action.ts'
import { startStackJob } from './start-job.ts'

type StackAction = Action<Stack>

export const openStack: StackAction = {
  id: 'stack.open',
  title: (stack) => `Open ${stack.name}`,
  label: 'Open',
  icon: SquareArrowOutUpRight,
  group: 'Stack',
  keys: 'Enter',
  run: (stack) => navigate({ page: 'stack', id: stack.id, tab: 'overview' }),
}

export const startStack: StackAction = {
  id: 'stack.start',
  title: (stack) => `Start ${stack.name}`,
  label: 'Start',
  keywords: ['up', 'run', 'launch'],
  icon: Play,
  group: 'Stack',
  keys: 's',
  when: (stack) => stack.filesPresent && !isUp(stack),
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Starting', () => client.stacks.start({ id: stack.id }))),
}

export const stopStack: StackAction = {
  id: 'stack.stop',
  title: (stack) => `Stop ${stack.name}`,
  label: 'Stop',
  keywords: ['halt', 'end'],
  icon: Square,
  group: 'Stack',
  keys: 's',
  when: isUp,
  blocked: needsEngine,
  run: stop,
}

/** Beside Start, for a stack of which only a part runs. */
export const stopRest: StackAction = {
  ...stopStack,
  id: 'stack.stopRest',
  title: (stack) => `Stop what runs of ${stack.name}`,
  label: 'Stop what runs',
  keys: 'Shift+S',
  when: (stack) => !isUp(stack) && hasRunning(stack),
}

export const restartStack: StackAction = {
  id: 'stack.restart',
  title: (stack) => `Restart ${stack.name}`,
  label: 'Restart',
  keywords: ['reload'],
  icon: RotateCw,
  group: 'Stack',
  keys: 'r',
  when: hasRunning,
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Restarting', () => client.stacks.restart({ id: stack.id }))),
}

export const cancelStackJob: StackAction = {
  id: 'stack.cancel',
  title: (stack) => `Cancel what runs on ${stack.name}`,
  label: 'Cancel',
  keywords: ['abort', 'interrupt'],
  icon: Ban,
  group: 'Stack',
  keys: 'c',
  when: (stack) => stackJob(useJobs.getState().jobs, stack.id)?.cancellable ?? false,
  run: async (stack) => {
    const job = stackJob(useJobs.getState().jobs, stack.id)
    if (job) await client.jobs.cancel({ id: job.id })
  },
}

export const showStackLogs: StackAction = {
  id: 'stack.logs',
  title: (stack) => `Show logs of ${stack.name}`,
  label: 'Show logs',
  keywords: ['output'],
  icon: ScrollText,
  group: 'Stack',
  keys: 'l',
  run: (stack) => navigate({ page: 'stack', id: stack.id, tab: 'logs' }),
}

export const openStackLink: StackAction = {
  id: 'stack.openLink',
  title: (stack) => `Open ${firstLink(stack)?.address ?? 'link'} of ${stack.name}`,
  label: 'Open link',
  keywords: ['browser', 'url', 'port', 'endpoint'],
  icon: ExternalLink,
  group: 'Stack',
  keys: 'o',
  when: (stack) => firstLink(stack) !== undefined,
  run: (stack) => openUrl(firstLink(stack)?.url),
}

export const pauseStack: StackAction = {
  id: 'stack.pause',
  title: (stack) => `Pause ${stack.name}`,
  label: 'Pause',
  keywords: ['freeze'],
  icon: Pause,
  group: 'Stack',
  when: (stack) => hasRunning(stack) && stack.state !== 'paused',
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Pausing', () => client.stacks.pause({ id: stack.id }))),
}

export const resumeStack: StackAction = {
  id: 'stack.unpause',
  title: (stack) => `Resume ${stack.name}`,
  label: 'Resume',
  keywords: ['unpause'],
  icon: Play,
  group: 'Stack',
  when: (stack) => stack.services.some((service) => service.containers.some((each) => each.status === 'paused')),
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Resuming', () => client.stacks.unpause({ id: stack.id }))),
}

export const pullStack: StackAction = {
  id: 'stack.pull',
  title: (stack) => `Pull newer images of ${stack.name}`,
  label: 'Pull newer images',
  keywords: ['download', 'update'],
  icon: PackageOpen,
  group: 'Stack',
  when: (stack) => stack.filesPresent,
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Pulling', () => client.stacks.pull({ id: stack.id }))),
}

export const rebuildStack: StackAction = {
  id: 'stack.rebuild',
  title: (stack) => `Rebuild and start ${stack.name}`,
  label: 'Rebuild and start',
  keywords: ['build'],
  icon: Hammer,
  group: 'Stack',
  keys: 'b',
  when: (stack) => stack.filesPresent && stack.services.some((service) => service.builds),
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Rebuilding', () => client.stacks.start({ id: stack.id, build: true }))),
}

export const buildWithoutCache: StackAction = {
  id: 'stack.buildWithoutCache',
  title: (stack) => `Build ${stack.name} without the cache`,
  label: 'Build without the cache',
  keywords: ['rebuild', 'clean', 'fresh'],
  icon: Hammer,
  group: 'Stack',
  when: (stack) => stack.filesPresent && stack.services.some((service) => service.builds),
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Building', () => client.stacks.build({ id: stack.id, noCache: true }))),
}

export const scaleService: StackAction = {
  id: 'stack.scale',
  title: (stack) => `Scale services of ${stack.name}`,
  label: 'Scale services',
  keywords: ['replicas', 'containers', 'instances'],
  icon: Scaling,
  group: 'Stack',
  asks: true,
  when: (stack) => stack.filesPresent && stack.services.some((service) => service.declared),
  blocked: needsEngine,
  run: (stack) => openLayer({ kind: 'scale', stackId: stack.id }),
}

export const recreateStack: StackAction = {
  id: 'stack.recreate',
  title: (stack) => `Recreate containers of ${stack.name}`,
  label: 'Recreate containers',
  keywords: ['force', 'fresh'],
  icon: RefreshCw,
  group: 'Stack',
  when: (stack) => stack.filesPresent && hasContainers(stack),
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Recreating', () => client.stacks.start({ id: stack.id, recreate: true }))),
}

export const copyStackFolder: StackAction = {
  id: 'stack.copyFolder',
  title: (stack) => `Copy folder of ${stack.name}`,
  label: 'Copy folder path',
  keywords: ['path', 'directory'],
  icon: Copy,
  group: 'Stack',
  when: (stack) => stack.folder !== undefined,
  run: async (stack) => announce((await copyText(stack.folder ?? '')) ? 'Folder path copied' : 'The path could not be copied'),
}

export const takeDownStack: StackAction = {
  id: 'stack.down',
  title: (stack) => `Take down ${stack.name}`,
  label: 'Take down',
  keywords: ['remove', 'containers', 'down'],
  icon: Ban,
  group: 'Stack',
  asks: true,
  when: hasContainers,
  blocked: needsEngine,
  run: (stack) => openLayer({ kind: 'takeDown', stackId: stack.id, volumes: false }),
}

export const takeDownWithVolumes: StackAction = {
  id: 'stack.downVolumes',
  title: (stack) => `Take down ${stack.name} and delete its volumes`,
  label: 'Take down and delete volumes',
  keywords: ['remove', 'data'],
  icon: Trash2,
  group: 'Stack',
  danger: true,
  asks: true,
  when: (stack) => stack.volumes.some((volume) => !volume.external),
  blocked: needsEngine,
  run: (stack) => openLayer({ kind: 'takeDown', stackId: stack.id, volumes: true }),
}

export const removeStack: StackAction = {
  id: 'stack.remove',
  title: (stack) => `Remove ${stack.name} from the list`,
  label: 'Remove from list',
  keywords: ['forget'],
  icon: ListX,
  group: 'Stack',
  keys: 'Delete',
  asks: true,
  when: (stack) => stack.source === 'known',
  run: (stack) => openLayer({ kind: 'removeStack', stackId: stack.id }),
}

export const stackActions: readonly StackAction[] = [
  openStack,
  startStack,
  stopStack,
  stopRest,
  restartStack,
  cancelStackJob,
  showStackLogs,
  openStackLink,
  pauseStack,
  resumeStack,
  pullStack,
  rebuildStack,
  buildWithoutCache,
  recreateStack,
  scaleService,
  copyStackFolder,
  takeDownStack,
  takeDownWithVolumes,
  removeStack,
]

/** Up as a whole, so that the one verb to offer is Stop. */
function isUp(stack: Stack): boolean {
  return ['running', 'starting', 'unhealthy', 'paused'].includes(stack.state)
}

function hasContainers(stack: Stack): boolean {
  return stack.services.some((service) => service.containers.length > 0)
}

function hasRunning(stack: Stack): boolean {
  const alive = ['running', 'paused', 'restarting']
  return stack.services.some((service) => service.containers.some((container) => alive.includes(container.status)))
}

function needsEngine(): string | undefined {
  return engineReason(useEngine.getState())
}

async function stop(stack: Stack): Promise<void> {
  await startStackJob(stack.id, 'Stopping', () => client.stacks.stop({ id: stack.id }))
}

function firstLink(stack: Stack) {
  return stackEndpoints(stack).find((endpoint) => endpoint.url)
}

/** What a running stack answers on, web addresses first. */
export function stackEndpoints(stack: Stack) {
  const running = stack.services.filter((service) => service.containers.some((container) => container.status === 'running'))
  const all = running.flatMap((service) => endpointsOf(service.name, service.ports))
  return [...all.filter((endpoint) => endpoint.url), ...all.filter((endpoint) => !endpoint.url)]
}

/** Only http(s) ever leaves the window, and main's doors check again. */
export function openUrl(url: string | undefined): void {
  if (url && /^https?:\/\//.test(url)) window.open(url, '_blank', 'noreferrer')
}
