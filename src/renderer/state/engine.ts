// The engine's state, as the one stream tells it.
import { create } from 'zustand'
import type { EngineStatus } from '../../shared/model/engine.ts'
import { client } from '../client.ts'
import { follow } from './follow.ts'

interface EngineStore {
  /** Undefined until the first answer. */
  readonly status?: EngineStatus
  /** The stream to main is broken: this is what was known. */
  readonly stale: boolean
}

export const useEngine = create<EngineStore>(() => ({ stale: false }))

export function followEngine(): () => void {
  return follow({
    subscribe: (signal) => client.engine.watch(undefined, { signal }),
    onItem: (status) => useEngine.setState({ status, stale: false }),
    onBroken: () => useEngine.setState({ stale: true }),
  })
}

/** Undefined when an engine can be asked; otherwise why an action that needs one is not offered. */
export function engineReason({ status, stale }: EngineStore): string | undefined {
  if (stale) return 'Gantry is not answering'
  if (!status || status.state === 'connecting') return 'Connecting to the engine'
  if (status.state === 'slow') return 'The engine is not answering'
  if (status.state === 'unreachable') return 'No engine can be reached'
  return undefined
}
