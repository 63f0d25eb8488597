// Finds every way to an engine: DOCKER_HOST, docker's contexts, and the sockets of the known engines.
import { realpath } from 'node:fs/promises'
import { chosenByDocker } from './docker-rules.ts'
import { configFolder, type DockerConfig, readDockerConfig, readTls, type StoredContext } from './docker-config.ts'
import { makeWay } from './make-way.ts'
import { defaultHost, defaultWay, environmentWay, socketHost, type Way } from './way.ts'
import { type KnownSocket, type Surroundings, wellKnownSockets } from './well-known-sockets.ts'

export interface Ways {
  readonly all: readonly Way[]
  /** The name that docker's own rules give; it need not be among `all`. */
  readonly byDocker: string
}

export async function findWays(around: Surroundings): Promise<Ways> {
  const folder = configFolder(around.env, around.home)
  const [config, sockets] = await Promise.all([readDockerConfig(folder), wellKnownSockets(around)])
  const environment = await fromEnvironment(around.env, folder)
  const contexts = config.contexts
    .filter(({ name }) => name !== defaultWay && name !== environmentWay)
    .map((context) => fromContext(context, folder))
  const named = [...(environment ? [environment] : []), defaultContext(around.platform, config), ...contexts]
  const found = await withoutDoubles(sockets, named)
  return { all: [...named, ...found.map(fromSocket)], byDocker: chosenByDocker(around.env, config.currentContext) }
}

function defaultContext(platform: NodeJS.Platform, { warnings }: DockerConfig): Way {
  const host = defaultHost(platform)
  return makeWay({
    name: defaultWay,
    source: 'context',
    description: "Docker's default address",
    host,
    cli: { DOCKER_HOST: host },
    ...(warnings.length > 0 && { warning: warnings.join(' ') }),
  })
}

function fromContext({ name, description, host, tls }: StoredContext, folder: string): Way {
  return makeWay({
    name,
    source: 'context',
    host,
    cli: { DOCKER_CONTEXT: name, DOCKER_CONFIG: folder },
    ...(description && { description }),
    ...(tls && { tls }),
  })
}

async function fromEnvironment(env: NodeJS.ProcessEnv, folder: string): Promise<Way | undefined> {
  const host = env['DOCKER_HOST']
  if (!host) return undefined
  const verify = Boolean(env['DOCKER_TLS_VERIFY'])
  const encrypted = verify || Boolean(env['DOCKER_TLS'])
  const certificates = env['DOCKER_CERT_PATH'] || folder
  const tls = encrypted ? ((await readTls(certificates, verify)) ?? { verify }) : undefined
  const variables = ['DOCKER_HOST', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_CONFIG']
  const cli = Object.fromEntries(variables.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  return makeWay({ name: environmentWay, source: 'environment', description: 'Set in the environment', host, cli, ...(tls && { tls }) })
}

function fromSocket({ path, kind, description }: KnownSocket): Way {
  const host = socketHost(path)
  return makeWay({ name: host, source: 'socket', description, host, kind, cli: { DOCKER_HOST: host } })
}

/** Leaves out the sockets that a named way leads to already, links followed. */
async function withoutDoubles(sockets: readonly KnownSocket[], named: readonly Way[]): Promise<KnownSocket[]> {
  const taken = new Set(await Promise.all(named.flatMap(({ address }) => (address?.kind === 'socket' ? [real(address.path)] : []))))
  const kept: KnownSocket[] = []
  for (const socket of sockets) {
    const place = await real(socket.path)
    if (!taken.has(place)) kept.push(socket)
    taken.add(place)
  }
  return kept
}

function real(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
