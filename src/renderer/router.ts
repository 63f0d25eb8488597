// Addresses in the fragment, so that they work under app:// and on a localhost server alike.
import { useSyncExternalStore } from 'react'

export const stackTabs = ['overview', 'logs', 'activity'] as const
export type StackTab = (typeof stackTabs)[number]

export type Route =
  | { readonly page: 'stacks' }
  | { readonly page: 'stack'; readonly id: string; readonly tab: StackTab; readonly service?: string }
  | { readonly page: 'jobs' }
  | { readonly page: 'job'; readonly id: string }
  | { readonly page: 'settings' }

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  const [page, id, tab] = path.split('/').map(decode)
  if (page === 'stacks' && id) {
    const service = new URLSearchParams(query).get('service') ?? undefined
    return { page: 'stack', id, tab: stackTabs.find((known) => known === tab) ?? 'overview', service }
  }
  if (page === 'jobs') return id ? { page: 'job', id } : { page: 'jobs' }
  if (page === 'settings') return { page: 'settings' }
  return { page: 'stacks' }
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'stack': {
      const tab = route.tab === 'overview' ? '' : `/${route.tab}`
      const query = route.service ? `?service=${encodeURIComponent(route.service)}` : ''
      return `#/stacks/${encodeURIComponent(route.id)}${tab}${query}`
    }
    case 'job':
      return `#/jobs/${encodeURIComponent(route.id)}`
    default:
      return `#/${route.page}`
  }
}

export function navigate(route: Route, options: { readonly replace?: boolean } = {}): void {
  const href = hrefOf(route)
  if (href === window.location.hash) return
  if (!options.replace) {
    window.location.hash = href
    return
  }
  window.history.replaceState(null, '', href)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

export function currentRoute(): Route {
  return parseRoute(window.location.hash)
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(onHash, () => window.location.hash)
  return parseRoute(hash)
}

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
