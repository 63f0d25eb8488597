// A way to an engine, with everything that is needed to go it.
import type { Fault } from '../../../shared/fault.ts'
import type { EngineKind } from '../../../shared/model/engine.ts'
import type { Address } from './address.ts'

export interface Tls {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  /** False: whoever answers is believed (SkipTLSVerify). */
  readonly verify: boolean
}

export interface Way {
  /** A context's own name, `DOCKER_HOST`, or the address of a socket that was found. */
  readonly name: string
  readonly source: 'environment' | 'context' | 'socket'
  readonly description?: string
  /** As docker writes it; '' when a context does not say. */
  readonly host: string
  readonly address?: Address
  readonly tls?: Tls
  /** What the place suggests; the engine's own words decide. */
  readonly kind?: EngineKind
  readonly warning?: string
  /** It can't be gone at all: the address makes no sense, or a certificate is missing. */
  readonly broken?: Fault
  /** Nobody may use it unasked: the address is unencrypted and unauthenticated. */
  readonly insecure: boolean
  /** What the docker command line needs in its environment to go the same way. */
  readonly cli: Readonly<Record<string, string>>
}

export const environmentWay = 'DOCKER_HOST'
export const defaultWay = 'default'

export function defaultHost(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock'
}

/** The address of a socket or pipe, as docker writes it. */
export function socketHost(path: string): string {
  return path.startsWith('//') ? `npipe://${path}` : `unix://${path}`
}
