// All stacks that Gantry knows or sees.
import { create } from 'zustand'
import type { Stack } from '../../shared/model/stack.ts'
import { client } from '../client.ts'
import { foldStacks } from './fold-stacks.ts'
import { follow } from './follow.ts'

interface StacksStore {
  readonly stacks: readonly Stack[]
  /** The first list has come. */
  readonly loaded: boolean
  /** The stream to main is broken: this is what was known. */
  readonly stale: boolean
}

export const useStacks = create<StacksStore>(() => ({ stacks: [], loaded: false, stale: false }))

export function followStacks(): () => void {
  return follow({
    subscribe: (signal) => client.stacks.watch(undefined, { signal }),
    onItem: (event) =>
      useStacks.setState((was) => ({
        stacks: foldStacks(was.stacks, event),
        loaded: was.loaded || event.type === 'all',
        stale: false,
      })),
    onBroken: () => useStacks.setState({ stale: true }),
  })
}

export function useStack(id: string): Stack | undefined {
  return useStacks((store) => store.stacks.find((stack) => stack.id === id))
}
