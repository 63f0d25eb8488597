// What the connection needs to know of this computer: the way that holds, why it fails, and the tools.
import { access } from 'node:fs/promises'
import { findProgram, type ToolVersions, toolVersions } from '../process/index.ts'
import { connectFault } from './faults/connect-fault.ts'
import { errnoOf } from './faults/errno.ts'
import { type Machine, thisMachine } from './faults/machine.ts'
import { toolFault } from './faults/tool-fault.ts'
import type { Surveyor } from './live/surveyor-face.ts'
import type { Timings } from './live/timings.ts'
import { findStarter } from './start/starters.ts'
import { type Link, meet } from './talk/meet.ts'
import { findWays, type Ways } from './ways/find-ways.ts'
import { pickWay } from './ways/pick-way.ts'
import { asContext } from './ways/same-engine.ts'
import { defaultWay, type Way } from './ways/way.ts'
import type { Surroundings } from './ways/well-known-sockets.ts'

export interface SurveyorOptions {
  readonly around: Surroundings
  readonly chosen: () => string | null
  readonly timings: Timings
}

export interface FullSurveyor extends Surveyor {
  ways(): Promise<Ways>
  machine(): Promise<Machine>
}

export function createSurveyor({ around, chosen, timings }: SurveyorOptions): FullSurveyor {
  const machine = thisMachine(around.platform)
  let versions: Promise<ToolVersions> | undefined
  const within = (way: Way): number => (way.address?.kind === 'ssh' ? timings.answerOverSsh : timings.answer)
  const ways = (): Promise<Ways> => findWays(around)
  return {
    ways,
    machine: () => machine,
    async way() {
      return pickWay(await ways(), chosen())
    },
    async meet(way, signal) {
      try {
        return await meet(way, { signal, within: within(way) })
      } catch (error) {
        // Only docker's own default gives place to another: what somebody chose, or set, is never replaced unasked.
        if (way.name !== defaultWay || chosen() !== null || !isAbsent(error)) throw error
        const other = await firstThatAnswers(await ways(), signal, timings.answer)
        if (!other) throw error
        return other
      }
    },
    async explain(error, way) {
      const known = way ?? { name: defaultWay, source: 'context', host: '' }
      const [hasCli, starter, computer] = await Promise.all([findProgram('docker'), findStarter(around, known.host), machine])
      return connectFault(error, { way: known, machine: computer, hasCli: hasCli !== undefined, starter: starter?.hint })
    },
    tools(again) {
      if (again) versions = undefined
      versions ??= toolVersions().catch(() => ({}))
      return versions
    },
    async toolFault(tools) {
      return toolFault(tools, await machine)
    },
    asContext(way, reachable) {
      return { ...asContext(way, { current: true, chosen: chosen() === way.name }), reachable }
    },
  }
}

function isAbsent(error: unknown): boolean {
  const errno = errnoOf(error)
  return errno === 'ENOENT' || errno === 'ECONNREFUSED' || errno === 'ENOTSOCK'
}

async function firstThatAnswers({ all }: Ways, signal: AbortSignal, within: number): Promise<Link | undefined> {
  for (const way of all) {
    if (way.source !== 'socket' || signal.aborted || !(await exists(way))) continue
    const link = await meet(way, { signal, within }).catch(() => undefined)
    if (link) return link
  }
  return undefined
}

/** Pipes can't be looked for without opening them. */
export async function exists({ address }: Way): Promise<boolean> {
  if (address?.kind !== 'socket' || address.path.startsWith('//')) return true
  return access(address.path).then(
    () => true,
    () => false,
  )
}
