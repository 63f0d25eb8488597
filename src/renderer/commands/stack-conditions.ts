// When an action on a stack makes sense.
import type { Stack } from '../../shared/model/stack.ts'
import { engineReason, useEngine } from '../state/engine.ts'

/** Up as a whole, so that the one verb to offer is Stop. */
export function isUp(stack: Stack): boolean {
  return ['running', 'starting', 'unhealthy', 'paused'].includes(stack.state)
}

export function hasContainers(stack: Stack): boolean {
  return stack.services.some((service) => service.containers.length > 0)
}

export function hasRunning(stack: Stack): boolean {
  const alive = ['running', 'paused', 'restarting']
  return stack.services.some((service) => service.containers.some((container) => alive.includes(container.status)))
}

export function needsEngine(): string | undefined {
  return engineReason(useEngine.getState())
}
