// Looking at a stack: its page, its logs, its addresses, its folder.
import { Copy, ExternalLink, ScrollText, SquareArrowOutUpRight } from 'lucide-react'
import { endpointsOf } from '../../shared/model/port.ts'
import type { Stack } from '../../shared/model/stack.ts'
import { copyText } from '../components/copy.ts'
import { navigate } from '../router.ts'
import { announce } from '../state/ui.ts'
import type { Action } from './action.ts'

export const openStack: Action<Stack> = {
  id: 'stack.open',
  title: (stack) => `Open ${stack.name}`,
  label: 'Open',
  icon: SquareArrowOutUpRight,
  group: 'Stack',
  keys: 'Enter',
  run: (stack) => navigate({ page: 'stack', id: stack.id, tab: 'overview' }),
}

export const showStackLogs: Action<Stack> = {
  id: 'stack.logs',
  title: (stack) => `Show logs of ${stack.name}`,
  label: 'Show logs',
  keywords: ['output'],
  icon: ScrollText,
  group: 'Stack',
  keys: 'l',
  run: (stack) => navigate({ page: 'stack', id: stack.id, tab: 'logs' }),
}

export const openStackLink: Action<Stack> = {
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

export const copyStackFolder: Action<Stack> = {
  id: 'stack.copyFolder',
  title: (stack) => `Copy folder of ${stack.name}`,
  label: 'Copy folder path',
  keywords: ['path', 'directory'],
  icon: Copy,
  group: 'Stack',
  when: (stack) => stack.folder !== undefined,
  run: async (stack) => announce((await copyText(stack.folder ?? '')) ? 'Folder path copied' : 'The path could not be copied'),
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
