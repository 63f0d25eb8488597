// Makes a dockerode client that goes one way and no other, with connections of its own that can be closed.
import http from 'node:http'
import https from 'node:https'
import { inspect } from 'node:util'
import Docker from 'dockerode'
import { FaultError } from '../../../shared/fault.ts'
import { findProgram } from '../../process/index.ts'
import type { Tls, Way } from '../ways/way.ts'
import { SshAgent } from './ssh-agent.ts'

export interface Client {
  /** Speaks the newest version of the API that the engine has. */
  readonly docker: Docker
  /** The same connections, at a version of the API. */
  at(version: string): Docker
  close(): void
}

/**
 * Every option is given, also as undefined: docker-modem lets DOCKER_HOST win over a mere socketPath, and knows no
 * contexts and no certificates of theirs (compose.md 7.3).
 */
export async function openClient(way: Way): Promise<Client> {
  if (way.broken) throw new FaultError(way.broken)
  const target = await targetOf(way)
  plainlyShown(target.agent)
  const make = (version: string | undefined): Docker => {
    const options = { ...target, version, headers: {}, timeout: undefined, ca: undefined, cert: undefined, key: undefined }
    return new Docker(options)
  }
  return { docker: make(undefined), at: make, close: () => target.agent.destroy() }
}

interface Target {
  readonly socketPath?: string
  readonly host: string | undefined
  readonly port: number | undefined
  readonly protocol: 'http' | 'https'
  readonly username: undefined
  readonly pathPrefix: '/'
  readonly agent: http.Agent
}

const common = { username: undefined, pathPrefix: '/' } as const

async function targetOf({ name, address, tls }: Way): Promise<Target> {
  switch (address?.kind) {
    case 'socket':
      return { ...common, socketPath: address.path, host: undefined, port: undefined, protocol: 'http', agent: keepingAgent() }
    case 'tcp': {
      const agent = address.encrypted ? tlsAgent(tls) : keepingAgent()
      return { ...common, host: address.host, port: address.port, protocol: address.encrypted ? 'https' : 'http', agent }
    }
    case 'ssh': {
      const ssh = await findProgram('ssh')
      if (!ssh) throw new FaultError(noSsh(name))
      // The name is only for the Host header: the agent knows where to go.
      return { ...common, host: 'docker.example.com', port: 80, protocol: 'http', agent: new SshAgent(ssh, address) }
    }
    case undefined:
      throw new FaultError({ code: 'engine.unreachable', message: `${name} gives no address of an engine.` })
  }
}

function keepingAgent(): http.Agent {
  return new http.Agent({ keepAlive: true, maxFreeSockets: 8 })
}

function tlsAgent(tls: Tls | undefined): http.Agent {
  return new https.Agent({
    keepAlive: true,
    maxFreeSockets: 8,
    ca: tls?.ca,
    cert: tls?.cert,
    key: tls?.key,
    rejectUnauthorized: tls?.verify ?? true,
  })
}

/**
 * docker-modem prints every request's options into a string for its debug output, even when that is off; an agent with its
 * sockets takes 30 ms to print. https://github.com/apocas/docker-modem/blob/master/lib/modem.js (buildRequest)
 */
function plainlyShown(agent: http.Agent): void {
  Object.defineProperty(agent, inspect.custom, { value: () => 'Agent' })
}

function noSsh(name: string) {
  return {
    code: 'tool.missing',
    message: `${name} is reached over ssh, and ssh is not installed here.`,
    hint: 'Install the OpenSSH client, then look again.',
  } as const
}
