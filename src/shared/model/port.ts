// Published ports and the addresses a person can open.
import { z } from '../zod.ts'

export const portSchema = z.object({
  /** In the container. */
  target: z.number().int(),
  /** On the host: a number, a range ("9000-9002"), or left out for a random one. */
  published: z.string().optional(),
  protocol: z.string(),
  hostIp: z.string().optional(),
})
export type Port = z.infer<typeof portSchema>

/** Container ports whose protocol is known not to be HTTP (IANA service names and common images). */
const notHttp: ReadonlySet<number> = new Set([
  21, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1433, 1521, 1883, 2181, 2379, 3306, 4222, 4317, 5432, 5671, 5672, 6379, 6432,
  6831, 6832, 7687, 8125, 9042, 9092, 9300, 11211, 26257, 26379, 27017, 28015, 33060,
])

export interface Endpoint {
  readonly service: string
  /** `localhost:8080`, what a person types. */
  readonly address: string
  /** Set when the port may speak HTTP. */
  readonly url?: string
  readonly target: number
  readonly protocol: string
}

/** The address at which a published port answers on this machine; undefined when it is not published. */
export function endpointOf(service: string, port: Port): Endpoint | undefined {
  if (!port.published || !/^\d+$/.test(port.published) || port.published === '0') return undefined
  const host = hostName(port.hostIp)
  const address = `${host}:${port.published}`
  const http = port.protocol === 'tcp' && !notHttp.has(port.target)
  const scheme = port.target === 443 || port.target === 8443 ? 'https' : 'http'
  const end = { service, address, target: port.target, protocol: port.protocol }
  return http ? { ...end, url: `${scheme}://${address}/` } : end
}

function hostName(hostIp: string | undefined): string {
  if (!hostIp || hostIp === '0.0.0.0' || hostIp === '::' || hostIp === '127.0.0.1' || hostIp === '::1') return 'localhost'
  return hostIp.includes(':') ? `[${hostIp}]` : hostIp
}

/** Endpoints without doubles: IPv4 and IPv6 bindings of one port are one address to a person. */
export function endpointsOf(service: string, ports: readonly Port[]): Endpoint[] {
  const seen = new Map<string, Endpoint>()
  for (const port of ports) {
    const endpoint = endpointOf(service, port)
    const key = endpoint && `${endpoint.address}/${endpoint.protocol}`
    if (endpoint && key && !seen.has(key)) seen.set(key, endpoint)
  }
  return [...seen.values()]
}
