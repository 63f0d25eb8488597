// The engine room: one connection to one engine, what lives on it, and the ways to others.
import os from 'node:os'
import path from 'node:path'
import { FaultError } from '../../shared/fault.ts'
import type { EngineContext } from '../../shared/model/engine.ts'
import { checkInstallation } from './check/check-installation.ts'
import type { EngineRoom } from './engine.ts'
import { connectFault } from './faults/connect-fault.ts'
import { Connection } from './live/connection.ts'
import { ContainerBook } from './live/container-book.ts'
import { createLiveContainers } from './live/live-containers.ts'
import { defaultTimings, type Timings } from './live/timings.ts'
import { startEngine } from './start/start-engine.ts'
import { findStarter } from './start/starters.ts'
import { createSurveyor, exists } from './surveyor.ts'
import { followChanges } from './live/watch-file.ts'
import { meet } from './talk/meet.ts'
import { configFolder } from './ways/docker-config.ts'
import { unknownContext } from './ways/pick-way.ts'
import { asContext, type Probed, withoutSameEngines } from './ways/same-engine.ts'
import { defaultHost, type Way } from './ways/way.ts'

export interface EngineRoomOptions {
  /** Where the choice of an engine is kept; null: docker's own rules decide. */
  readonly settings: {
    get(): { readonly engineContext: string | null }
    set(changes: { engineContext: string | null }): unknown
  }
  readonly env?: NodeJS.ProcessEnv
  readonly home?: string
  readonly platform?: NodeJS.Platform
  readonly timings?: Partial<Timings>
}

export function createEngineRoom(options: EngineRoomOptions): EngineRoom {
  const { settings, env = process.env, home = os.homedir(), platform = process.platform } = options
  const uid = process.getuid?.()
  const around = { env, home, platform, ...(uid !== undefined && { uid }) }
  const timings = { ...defaultTimings, ...options.timings }
  const surveyor = createSurveyor({ around, chosen: () => settings.get().engineContext, timings })
  const book = new ContainerBook()
  const connection = new Connection(surveyor, book, timings)

  async function use(context: string | null) {
    const { all, byDocker } = await surveyor.ways()
    const name = context ?? byDocker
    if (context !== null && !all.some((way) => way.name === context)) throw new FaultError(unknownContext(context, true))
    await settings.set({ engineContext: context })
    if (connection.way()?.name !== name) book.forget()
    return connection.restart()
  }

  async function probe(way: Way, signal: AbortSignal | undefined): Promise<Probed> {
    const chosen = settings.get().engineContext === way.name
    if (way.insecure && !chosen) return { way }
    const within = way.address?.kind === 'ssh' ? timings.answerOverSsh : timings.answer
    try {
      const link = await meet(way, { within, ...(signal && { signal }) })
      link.client.close()
      return { way, answer: { id: link.id } }
    } catch (error) {
      signal?.throwIfAborted()
      const machine = await surveyor.machine()
      const starter = await findStarter(around, way.host)
      return { way, answer: { fault: connectFault(error, { way, machine, hasCli: true, starter: starter?.hint }) } }
    }
  }

  async function contexts(signal?: AbortSignal): Promise<EngineContext[]> {
    const { all, byDocker } = await surveyor.ways()
    const { engineContext } = settings.get()
    const current = connection.way()?.name ?? engineContext ?? byDocker
    const there = await Promise.all(all.map(async (way) => way.source !== 'socket' || way.name === current || (await exists(way))))
    const probed = await Promise.all(all.filter((_way, index) => there[index]).map((way) => probe(way, signal)))
    return withoutSameEngines(probed, current)
      .filter(({ way, answer }) => way.source !== 'socket' || way.name === current || platform !== 'win32' || (answer && 'id' in answer))
      .map(({ way, answer }) => ({
        ...asContext(way, { current: way.name === current, chosen: way.name === engineContext }),
        ...(answer && { reachable: 'id' in answer }),
        ...(answer && 'fault' in answer && { fault: answer.fault }),
      }))
  }

  const stopWatching = followChanges(path.join(configFolder(env, home), 'config.json'), () => connection.follow())

  return {
    connect: () => connection.connect(),
    status: () => connection.board.get(),
    onStatus: (listener) => connection.board.subscribe(listener),
    ready: (signal) => connection.ready(signal),
    docker: () => connection.docker(),
    cliEnvironment: () => connection.way()?.cli ?? { DOCKER_HOST: env['DOCKER_HOST'] || defaultHost(platform) },
    contexts,
    use,
    recheck: () => connection.recheck(),
    check: (signal) => checkInstallation({ connection, surveyor, ...(signal && { signal }) }),
    async start({ signal, line }) {
      const starter = await findStarter(around, connection.way()?.host ?? defaultHost(platform))
      await startEngine({ starter, signal, line, recheck: () => connection.recheck() })
    },
    containers: createLiveContainers(book, connection, timings),
    async close() {
      stopWatching()
      await connection.close()
      book.close()
    },
  }
}
