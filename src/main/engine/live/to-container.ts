// Reduces what `inspect` says to a container of the shared model. Everything in it may be hostile: it is bounded, and read
// by own properties only.
import { containerStatusSchema, type Container, healthSchema } from '../../../shared/model/container.ts'
import type { Port } from '../../../shared/model/port.ts'
import type { Inspected } from './inspected.ts'

const longest = { name: 255, text: 2_000, path: 4_096, paths: 100, ports: 2_000 } as const
const never = '0001-01-01T00:00:00Z'

export function toContainer(inspected: Inspected, stopRequested?: boolean): Container {
  const { State: state, Config: config, HostConfig: host } = inspected
  const status = containerStatusSchema.catch('created').parse(state.Status)
  const ended = status === 'exited' || status === 'dead'
  const compose = composeOf(config.Labels ?? {})
  const times = { createdAt: timeOf(inspected.Created), startedAt: timeOf(state.StartedAt), finishedAt: timeOf(state.FinishedAt) }
  const error = state.Error?.slice(0, longest.text)
  return {
    id: inspected.Id,
    name: inspected.Name.replace(/^\//, '').slice(0, longest.name),
    image: (config.Image ?? '').slice(0, longest.text),
    status,
    health: healthSchema.catch('none').parse(state.Health?.Status),
    exitCode: state.ExitCode ?? 0,
    outOfMemory: state.OOMKilled ?? false,
    ...(error && { error }),
    restartCount: inspected.RestartCount ?? 0,
    restartPolicy: (host?.RestartPolicy?.Name || 'no').slice(0, 50),
    ...(ended && stopRequested !== undefined && { stopRequested }),
    ...defined(times),
    ports: portsOf(inspected.NetworkSettings?.Ports ?? {}),
    tty: config.Tty ?? false,
    ...(compose && { compose }),
  }
}

/** The engine's zero time means "not yet". */
function timeOf(text: string | undefined): string | undefined {
  return text && text !== never ? text.slice(0, 40) : undefined
}

function defined<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  const kept: { [K in keyof T]?: string } = {}
  for (const key in values) if (values[key] !== undefined) kept[key] = values[key]
  return kept
}

/** `80/tcp` to its bindings; a port that is only exposed has none. */
function portsOf(ports: NonNullable<NonNullable<Inspected['NetworkSettings']>['Ports']>): Port[] {
  return Object.entries(ports)
    .slice(0, longest.ports)
    .flatMap(([key, bindings]): Port[] => {
      const found = /^(\d{1,5})(?:\/([a-z]{1,8}))?$/.exec(key)
      if (!found) return []
      const port = { target: Number(found[1]), protocol: found[2] ?? 'tcp' }
      if (!bindings?.length) return [port]
      return bindings.slice(0, 100).map(({ HostIp, HostPort }) => ({
        ...port,
        ...(HostPort && { published: HostPort.slice(0, 20) }),
        ...(HostIp && { hostIp: HostIp.slice(0, 64) }),
      }))
    })
    .sort((a, b) => a.target - b.target || a.protocol.localeCompare(b.protocol))
}

/** compose.md section 2: `True` and `False` are capitalised, lists are comma-separated, any label may be missing. */
function composeOf(labels: Readonly<Record<string, string>>): Container['compose'] {
  const label = (name: string, most: number = longest.path): string | undefined => {
    const key = `com.docker.compose.${name}`
    return Object.hasOwn(labels, key) ? labels[key]?.slice(0, most) : undefined
  }
  const project = label('project', longest.name)
  const service = label('service', longest.name)
  if (!project || !service) return undefined
  const workingDir = label('project.working_dir')
  const configHash = label('config-hash', longest.name)
  return {
    project,
    service,
    number: Number.parseInt(label('container-number', 20) ?? '', 10) || 1,
    oneOff: label('oneoff')?.toLowerCase() === 'true',
    ...(workingDir && { workingDir }),
    configFiles: listOf(label('project.config_files', longest.path * 10)),
    environmentFiles: listOf(label('project.environment_file', longest.path * 10)),
    ...(configHash && { configHash }),
  }
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, longest.path))
    .filter((each) => each !== '')
    .slice(0, longest.paths)
}
