// Tells a job how its services fare: Compose's progress and the engine's events, folded into lanes.
import type { EngineRoom } from '../../engine/index.ts'
import type { JobHandle } from '../../jobs/index.ts'
import type { Project } from '../project/project.ts'
import { foldContainer, foldProgress, type Lanes, lanesFraction, newLanes, withWaits } from '../progress/lanes.ts'
import type { ProgressEvent } from '../progress/progress-event.ts'

export interface LaneTeller {
  readonly lanes: () => Lanes
  readonly progress: (event: ProgressEvent) => void
  /** Runs after each change of a lane. */
  onChange(listener: () => void): void
  close(): void
}

export function tellLanes(options: { job: JobHandle; engine: EngineRoom; project: Project; services: ReadonlySet<string> }): LaneTeller {
  const { job, engine, project, services } = options
  const begun = Date.now()
  let lanes = newLanes(project, services)
  let listener: (() => void) | undefined
  for (const { lane } of lanes.values()) job.lane(lane)

  const take = (next: Lanes): void => {
    const before = lanes
    lanes = withWaits(next)
    if (lanes === before) return
    for (const [name, { lane }] of lanes) {
      if (before.get(name)?.lane !== lane) job.lane(lane)
    }
    job.progress(lanesFraction(lanes), 1)
    listener?.()
  }
  const stopListening = engine.containers.subscribe((change) => {
    if (change.type !== 'changed' || change.container.compose?.project !== project.name) return
    // An end from before this job began says nothing about it.
    const ended = change.container.status === 'exited' && Date.parse(change.container.finishedAt ?? '') < begun
    if (!ended) take(foldContainer(lanes, change.container))
  })
  return {
    lanes: () => lanes,
    progress: (event) => take(foldProgress(lanes, event, project.name)),
    onChange: (next) => {
      listener = next
    },
    close: stopListening,
  }
}
