// The engine's state in a word, and what it is called.
import type { EngineKind, EngineStatus } from '../../../shared/model/engine.ts'
import type { StateLook } from '../../components/state-words.ts'

const kinds: Readonly<Record<EngineKind, string>> = {
  'docker-engine': 'Docker Engine',
  'docker-desktop': 'Docker Desktop',
  rootless: 'Docker (rootless)',
  colima: 'Colima',
  'rancher-desktop': 'Rancher Desktop',
  orbstack: 'OrbStack',
  podman: 'Podman',
  lima: 'Lima',
  other: 'Engine',
}

export function engineName(status: EngineStatus | undefined): string {
  return (status?.kind && kinds[status.kind]) ?? status?.name ?? 'Engine'
}

export function engineLook(status: EngineStatus | undefined, stale: boolean): StateLook {
  if (stale) return { word: 'Not known', shape: 'dashed', tone: 'muted' }
  switch (status?.state) {
    case 'connected':
      return { word: 'Connected', shape: 'disc', tone: 'ok' }
    case 'slow':
      return { word: 'Not answering', shape: 'triangle', tone: 'warn' }
    case 'unreachable':
      return { word: 'Not reachable', shape: 'square', tone: 'bad' }
    default:
      return { word: 'Connecting', shape: 'turning', tone: 'info' }
  }
}
