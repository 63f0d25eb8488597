// Probes every way, and leaves out the sockets that lead to an engine that another way leads to already.
import type { EngineContext } from '../../../shared/model/engine.ts'
import type { Fault } from '../../../shared/fault.ts'
import type { Way } from './way.ts'

export interface Probed {
  readonly way: Way
  /** Left out when it was not asked: nobody talks to an unprotected address unasked. */
  readonly answer?: { readonly id: string } | { readonly fault: Fault }
}

/** Named ways all stay, since a person made them; the one in use stays in any case. */
export function withoutSameEngines(probed: readonly Probed[], current: string | undefined): Probed[] {
  const seen = new Set(probed.filter(({ way }) => way.source !== 'socket' || way.name === current).flatMap(idOf))
  return probed.filter((each) => {
    if (each.way.source !== 'socket' || each.way.name === current) return true
    const [id] = idOf(each)
    if (id === undefined) return true
    const known = seen.has(id)
    seen.add(id)
    return !known
  })
}

function idOf({ answer }: Probed): string[] {
  return answer && 'id' in answer && answer.id ? [answer.id] : []
}

export function asContext(
  { name, source, description, host, warning }: Way,
  { current, chosen }: { current: boolean; chosen: boolean },
): EngineContext {
  return { name, source, host, current, chosen, ...(description && { description }), ...(warning && { warning }) }
}
