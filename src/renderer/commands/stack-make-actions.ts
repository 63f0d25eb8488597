// New images and new containers for a stack.
import { Hammer, PackageOpen, RefreshCw, Scaling } from 'lucide-react'
import type { Stack } from '../../shared/model/stack.ts'
import { client } from '../client.ts'
import { openLayer } from '../state/ui.ts'
import type { Action } from './action.ts'
import { hasContainers, needsEngine } from './stack-conditions.ts'
import { startStackJob } from './start-job.ts'

export const pullStack: Action<Stack> = {
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

export const rebuildStack: Action<Stack> = {
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

export const buildWithoutCache: Action<Stack> = {
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

export const recreateStack: Action<Stack> = {
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

export const scaleService: Action<Stack> = {
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
