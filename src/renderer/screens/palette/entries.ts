// What the palette offers for a query, as data: stacks, services, endpoints, jobs and actions. Prefixes narrow it.
import type { LucideIcon } from 'lucide-react'
import { Box, Boxes, ExternalLink, ListChecks } from 'lucide-react'
import type { Job } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { isOffered } from '../../commands/action.ts'
import { globalActions } from '../../commands/global-actions.ts'
import { stackActions } from '../../commands/stack-actions.ts'
import { openUrl, stackEndpoints } from '../../commands/stack-look-actions.ts'
import { navigate } from '../../router.ts'

export interface Entry {
  readonly id: string
  readonly group: 'Stacks' | 'Services' | 'Endpoints' | 'Actions' | 'Jobs'
  readonly icon: LucideIcon
  readonly title: string
  readonly context?: string
  readonly keywords: readonly string[]
  readonly keys?: string
  readonly blocked?: string
  readonly danger?: boolean
  readonly run: () => void
}

export type Scope = 'all' | 'actions' | 'services' | 'ports'

/** `>` actions, `@` services, `:` ports. */
export function scopeOf(query: string): { readonly scope: Scope; readonly words: string } {
  const scopes: Readonly<Record<string, Scope>> = { '>': 'actions', '@': 'services', ':': 'ports' }
  const scope = scopes[query.charAt(0)]
  return scope ? { scope, words: query.slice(1).trimStart() } : { scope: 'all', words: query }
}

export function entriesOf(scope: Scope, stacks: readonly Stack[], jobs: readonly Job[]): Entry[] {
  switch (scope) {
    case 'actions':
      return [...actionEntries(), ...stacks.flatMap(stackActionEntries)]
    case 'services':
      return stacks.flatMap(serviceEntries)
    case 'ports':
      return stacks.flatMap(endpointEntries)
    case 'all':
      return [
        ...stacks.map(stackEntry),
        ...stacks.flatMap(endpointEntries),
        ...stacks.flatMap(stackActionEntries),
        ...actionEntries(),
        ...stacks.flatMap(serviceEntries),
        ...jobs.slice(0, 8).map(jobEntry),
      ]
  }
}

function stackEntry(stack: Stack): Entry {
  return {
    id: `stack ${stack.id}`,
    group: 'Stacks',
    icon: Boxes,
    title: stack.name,
    context: stack.folder,
    keywords: stack.services.map((service) => service.name),
    run: () => navigate({ page: 'stack', id: stack.id, tab: 'overview' }),
  }
}

function stackActionEntries(stack: Stack): Entry[] {
  return stackActions
    .filter((action) => action.id !== 'stack.open' && isOffered(action, stack))
    .map((action) => ({
      id: `${action.id} ${stack.id}`,
      group: 'Actions',
      icon: action.icon,
      title: action.asks ? `${action.title(stack)}…` : action.title(stack),
      keywords: action.keywords ?? [],
      keys: action.keys,
      danger: action.danger,
      blocked: action.blocked?.(stack),
      run: () => void action.run(stack),
    }))
}

function actionEntries(): Entry[] {
  return globalActions
    .filter((action) => action.id !== 'window.palette' && isOffered(action, undefined))
    .map((action) => ({
      id: action.id,
      group: 'Actions',
      icon: action.icon,
      title: action.asks ? `${action.title()}…` : action.title(),
      keywords: action.keywords ?? [],
      keys: action.keys,
      blocked: action.blocked?.(),
      run: () => void action.run(),
    }))
}

function serviceEntries(stack: Stack): Entry[] {
  return stack.services.map((service) => ({
    id: `service ${stack.id} ${service.name}`,
    group: 'Services',
    icon: Box,
    title: service.name,
    context: stack.name,
    keywords: [service.image ?? ''],
    run: () => navigate({ page: 'stack', id: stack.id, tab: 'logs', service: service.name }),
  }))
}

function endpointEntries(stack: Stack): Entry[] {
  return stackEndpoints(stack).flatMap((endpoint) => {
    const { url } = endpoint
    if (!url) return []
    return [
      {
        id: `endpoint ${stack.id} ${endpoint.address}`,
        group: 'Endpoints' as const,
        icon: ExternalLink,
        title: endpoint.address,
        context: `${stack.name} - ${endpoint.service}`,
        keywords: [endpoint.service, String(endpoint.target)],
        run: () => openUrl(url),
      },
    ]
  })
}

function jobEntry(job: Job): Entry {
  return {
    id: `job ${job.id}`,
    group: 'Jobs',
    icon: ListChecks,
    title: job.title,
    context: job.state === 'running' ? 'Running' : undefined,
    keywords: [job.subjectName],
    run: () => navigate({ page: 'job', id: job.id }),
  }
}
