// Starting and stopping a stack, and what goes with it.
import { Ban, Pause, Play, RotateCw, Square } from 'lucide-react'
import type { Stack } from '../../shared/model/stack.ts'
import { client } from '../client.ts'
import { stackJob, useJobs } from '../state/jobs.ts'
import type { Action } from './action.ts'
import { hasRunning, isUp, needsEngine } from './stack-conditions.ts'
import { startStackJob } from './start-job.ts'

export const startStack: Action<Stack> = {
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

export const stopStack: Action<Stack> = {
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
export const stopRest: Action<Stack> = {
  ...stopStack,
  id: 'stack.stopRest',
  title: (stack) => `Stop what runs of ${stack.name}`,
  label: 'Stop what runs',
  keys: 'Shift+S',
  when: (stack) => !isUp(stack) && hasRunning(stack),
}

export const restartStack: Action<Stack> = {
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

export const cancelStackJob: Action<Stack> = {
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

export const pauseStack: Action<Stack> = {
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

export const unpauseStack: Action<Stack> = {
  id: 'stack.unpause',
  title: (stack) => `Unpause ${stack.name}`,
  label: 'Unpause',
  keywords: ['resume', 'thaw'],
  icon: Play,
  group: 'Stack',
  when: (stack) => stack.services.some((service) => service.containers.some((each) => each.status === 'paused')),
  blocked: needsEngine,
  run: async (stack) => void (await startStackJob(stack.id, 'Unpausing', () => client.stacks.unpause({ id: stack.id }))),
}

async function stop(stack: Stack): Promise<void> {
  await startStackJob(stack.id, 'Stopping', () => client.stacks.stop({ id: stack.id }))
}
