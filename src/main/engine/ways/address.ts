// Reads an engine's address, as docker writes it, into its parts.

export type Address =
  /** A Unix socket or a Windows named pipe. */
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly encrypted: boolean }
  | { readonly kind: 'ssh'; readonly host: string; readonly user?: string; readonly port?: number; readonly socket?: string }

const plainPort = 2375
const tlsPort = 2376
/** Neither may start with a dash: ssh would take it for an option. */
const sshName = /^[A-Za-z0-9_.:][A-Za-z0-9_.:-]*$/

/** Undefined for an address that can't be one (`fd://`, a word without a port, a name that reads as an option). */
export function parseAddress(text: string, { tls = false }: { readonly tls?: boolean } = {}): Address | undefined {
  const scheme = /^([a-z]+):\/\//.exec(text)?.[1]
  const rest = scheme ? text.slice(scheme.length + 3) : text
  switch (scheme) {
    case 'unix':
      return rest.startsWith('/') && !rest.includes('\0') ? { kind: 'socket', path: rest } : undefined
    case 'npipe':
      return parsePipe(rest)
    case 'ssh':
      return parseSsh(text)
    case 'tcp':
    case 'http':
    case 'https':
      return parseTcp(rest, tls || scheme === 'https')
    case undefined:
      return /:\d+$/.test(rest) ? parseTcp(rest, tls) : undefined
    default:
      return undefined
  }
}

function parsePipe(rest: string): Address | undefined {
  const path = rest.replaceAll('\\', '/')
  return /^\/\/[^/]+\/pipe\/.+/.test(path) ? { kind: 'socket', path } : undefined
}

function parseTcp(rest: string, encrypted: boolean): Address | undefined {
  const url = URL.parse(`http://${rest}`)
  if (!url?.hostname) return undefined
  // URL drops `:80` as the default of http, so it is looked for in the text.
  const written = /:(\d+)(?:\/|$)/.exec(rest)?.[1]
  const port = written ? Number(written) : encrypted ? tlsPort : plainPort
  return { kind: 'tcp', host: url.hostname, port, encrypted }
}

function parseSsh(text: string): Address | undefined {
  const url = URL.parse(text)
  if (!url || url.password || !sshName.test(bare(url.hostname))) return undefined
  const user = decodeURIComponent(url.username)
  if (user && !sshName.test(user)) return undefined
  const socket = url.pathname === '/' ? '' : url.pathname
  return {
    kind: 'ssh',
    host: bare(url.hostname),
    ...(user && { user }),
    ...(url.port && { port: Number(url.port) }),
    ...(socket && { socket }),
  }
}

/** An IPv6 address without its brackets. */
export function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}
