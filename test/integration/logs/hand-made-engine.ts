// An engine room over the real engine with just what the log and stats rooms use, so that they are tested without it.
import Docker from 'dockerode'
import type { ContainerChange, EngineRoom, LiveContainers } from '../../../src/main/engine/engine.ts'
import type { Container } from '../../../src/shared/model/container.ts'

export interface HandMadeEngine {
  readonly engine: EngineRoom
  /** Lists everything anew, as after a reconnect. */
  relist(): Promise<void>
  close(): void
}

/** Looks at the containers with this label only. */
export async function handMadeEngine(label: string, socketPath = '/var/run/docker.sock'): Promise<HandMadeEngine> {
  const docker = new Docker({ socketPath })
  const listeners = new Set<(change: ContainerChange) => void>()
  const known = new Map<string, Container>()
  const filters = JSON.stringify({ type: ['container'], label: [label] })
  const events = new AbortController()

  function tell(change: ContainerChange): void {
    for (const listener of listeners) listener(change)
  }

  async function look(id: string): Promise<Container | undefined> {
    const seen = await docker.getContainer(id).inspect().catch(() => undefined)
    return seen && toContainer(seen)
  }

  async function relist(): Promise<void> {
    known.clear()
    for (const { Id } of await docker.listContainers({ all: true, filters: JSON.stringify({ label: [label] }) })) {
      const container = await look(Id)
      if (container) known.set(Id, container)
    }
    tell({ type: 'all' })
  }

  async function onEvent({ Action, id }: { Action: string; id: string }): Promise<void> {
    if (Action.startsWith('exec_')) return
    const container = Action === 'destroy' ? undefined : await look(id)
    if (container) {
      known.set(id, container)
      tell({ type: 'changed', container, action: Action })
    } else if (known.delete(id)) {
      tell({ type: 'removed', id })
    }
  }

  const stream = await docker.getEvents({ filters, abortSignal: events.signal })
  stream.on('error', () => {})
  let queue = Promise.resolve()
  stream.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) queue = queue.then(() => onEvent(JSON.parse(line)))
  })
  await relist()

  const containers: LiveContainers = {
    ready: async () => {},
    all: () => [...known.values()],
    get: (id) => known.get(id),
    fresh: () => true,
    refresh: async () => {},
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const refuse = (): never => {
    throw new Error('not part of the hand-made engine')
  }
  const engine: EngineRoom = {
    connect: () => {},
    status: refuse,
    onStatus: () => () => {},
    ready: refuse,
    docker: () => docker,
    cliEnvironment: () => ({}),
    contexts: refuse,
    use: refuse,
    recheck: refuse,
    check: refuse,
    start: refuse,
    containers,
    close: async () => {},
  }
  return { engine, relist, close: () => events.abort() }
}

function toContainer(seen: Docker.ContainerInspectInfo): Container {
  const { State: state, Config: config } = seen
  const labels = config.Labels ?? {}
  const service = labels['com.docker.compose.service']
  const moment = (text: string): string | undefined => (text.startsWith('0001') || text === '' ? undefined : text)
  return {
    id: seen.Id,
    name: seen.Name.replace(/^\//, ''),
    image: config.Image,
    status: state.Status as Container['status'],
    health: (state.Health?.Status ?? 'none') as Container['health'],
    exitCode: state.ExitCode,
    outOfMemory: state.OOMKilled,
    restartCount: seen.RestartCount,
    restartPolicy: seen.HostConfig.RestartPolicy?.Name ?? 'no',
    startedAt: moment(state.StartedAt),
    finishedAt: moment(state.FinishedAt),
    ports: [],
    tty: config.Tty,
    ...(service && {
      compose: {
        project: labels['com.docker.compose.project'] ?? '',
        service,
        number: Number(labels['com.docker.compose.container-number'] ?? 1),
        oneOff: false,
        configFiles: [],
        environmentFiles: [],
      },
    }),
  }
}
