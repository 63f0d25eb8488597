// Makes a way from an address and its certificates, and says what is wrong or risky about it.
import type { Fault } from '../../../shared/fault.ts'
import { parseAddress } from './address.ts'
import type { Tls, Way } from './way.ts'

export type WayParts = Pick<Way, 'name' | 'source' | 'host' | 'cli'> &
  Partial<Pick<Way, 'description' | 'kind' | 'warning' | 'broken' | 'tls'>>

export function makeWay(parts: WayParts): Way {
  const address = parseAddress(parts.host, { tls: parts.tls !== undefined })
  const insecure = address?.kind === 'tcp' && !address.encrypted
  const warning = [parts.warning, riskOf(parts.host, insecure, parts.tls)].filter((each) => each !== undefined).join(' ')
  const broken = parts.broken ?? (address ? undefined : unreadable(parts))
  const { tls: _tls, ...rest } = parts
  // A certificate on a way that is not tcp means nothing.
  const tls = address?.kind === 'tcp' && address.encrypted ? (parts.tls ?? { verify: true }) : undefined
  return { ...rest, insecure, ...(address && { address }), ...(tls && { tls }), ...(warning && { warning }), ...(broken && { broken }) }
}

function riskOf(host: string, insecure: boolean, tls: Tls | undefined): string | undefined {
  if (insecure)
    return `${host} is neither encrypted nor protected by a password: whoever can reach it controls that computer as root, and whoever is on the way can read and change everything, secrets included.`
  if (tls && !tls.verify) return `The certificate of ${host} is not checked: another computer could answer in its place and see everything.`
  return undefined
}

function unreadable({ name, host }: WayParts): Fault {
  const what = host === '' ? 'names no engine' : `gives "${host.slice(0, 200)}", which is no address of an engine`
  return {
    code: 'engine.unreachable',
    message: `${name} ${what}.`,
    hint: 'Addresses look like unix:///var/run/docker.sock, ssh://user@host, or tcp://host:2376 with certificates.',
  }
}
