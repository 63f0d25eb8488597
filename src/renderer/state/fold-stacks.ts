// (stacks, event) => stacks, in the order in which they are shown.
import type { StackEvent } from '../../shared/contract/stacks.ts'
import type { Stack } from '../../shared/model/stack.ts'

export function foldStacks(stacks: readonly Stack[], event: StackEvent): readonly Stack[] {
  switch (event.type) {
    case 'all':
      return [...event.stacks].sort(byName)
    case 'removed':
      return stacks.filter((stack) => stack.id !== event.id)
    case 'changed': {
      const index = stacks.findIndex((stack) => stack.id === event.stack.id)
      if (index < 0) return [...stacks, event.stack].sort(byName)
      const next = stacks.with(index, event.stack)
      return stacks[index]?.name === event.stack.name ? next : next.sort(byName)
    }
  }
}

/** By name and then folder: rows never jump because a state changed. */
function byName(one: Stack, other: Stack): number {
  return one.name.localeCompare(other.name) || (one.folder ?? '').localeCompare(other.folder ?? '')
}
