// What the connection needs to be told of this computer.
import type { Fault } from '../../../shared/fault.ts'
import type { EngineContext } from '../../../shared/model/engine.ts'
import type { ToolVersions } from '../../process/index.ts'
import type { Link } from '../talk/meet.ts'
import type { Way } from '../ways/way.ts'

export interface Surveyor {
  /** The way that holds now; throws a FaultError when there is none. */
  way(): Promise<Way>
  /** Goes it, or another one that docker's rules allow; throws whatever went wrong. */
  meet(way: Way, signal: AbortSignal): Promise<Link>
  /** Why that failed, in words for this computer. */
  explain(error: unknown, way: Way | undefined): Promise<Fault>
  tools(again: boolean): Promise<ToolVersions>
  toolFault(tools: ToolVersions): Promise<Fault | undefined>
  asContext(way: Way, reachable: boolean): EngineContext
}
