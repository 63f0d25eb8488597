// Which stacks are shown: words and a state. Pure, and tested without React.
import type { Stack } from '../../../shared/model/stack.ts'

export const stackFilters = ['all', 'running', 'attention', 'idle'] as const
export type StackFilter = (typeof stackFilters)[number]

export const filterWords: Readonly<Record<StackFilter, string>> = {
  all: 'All',
  running: 'Running',
  attention: 'Needs attention',
  idle: 'Not running',
}

export function passes(stack: Stack, filter: StackFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'running':
      return ['running', 'starting', 'unhealthy', 'partly', 'paused'].includes(stack.state)
    case 'attention':
      return needsAttention(stack)
    case 'idle':
      return ['down', 'stopped', 'done', 'failed', 'unknown'].includes(stack.state)
  }
}

export function needsAttention(stack: Stack): boolean {
  return ['failed', 'unhealthy', 'partly'].includes(stack.state) || stack.fault !== undefined || filesGone(stack)
}

/** Its files were there once; of a stack that was started elsewhere they are not expected. */
export function filesGone(stack: Stack): boolean {
  return stack.source === 'known' && !stack.filesPresent
}

/** Every word must occur in the name, the folder, a service or an image. */
export function matches(stack: Stack, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const parts = [stack.name, stack.folder ?? '', ...stack.services.flatMap((service) => [service.name, service.image ?? ''])]
  const text = parts.join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

export function countByFilter(stacks: readonly Stack[]): Record<StackFilter, number> {
  const count = (filter: StackFilter) => stacks.filter((stack) => passes(stack, filter)).length
  return { all: stacks.length, running: count('running'), attention: count('attention'), idle: count('idle') }
}

/** Services that a plain Start starts and that are meant to stay, and how many of them run. */
export function runningOf(stack: Stack): { readonly running: number; readonly all: number } {
  const counted = stack.services.filter((service) => (service.active || service.containers.length > 0) && service.state !== 'done')
  const up = ['running', 'healthy', 'unhealthy', 'starting', 'paused', 'partly', 'restarting']
  return { running: counted.filter((service) => up.includes(service.state)).length, all: counted.length }
}
