// Taking a stack away: its containers, its volumes, or its place in the list.
import { Ban, ListX, Trash2 } from 'lucide-react'
import type { Stack } from '../../shared/model/stack.ts'
import { openLayer } from '../state/ui.ts'
import type { Action } from './action.ts'
import { hasContainers, needsEngine } from './stack-conditions.ts'

export const takeDownStack: Action<Stack> = {
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

export const takeDownWithVolumes: Action<Stack> = {
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

export const removeStack: Action<Stack> = {
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
