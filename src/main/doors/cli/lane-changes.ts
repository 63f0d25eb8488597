// What changed in the lanes of a job's services, a line each for people.
import type { Job, Lane } from '../../../shared/job.ts'

export function laneChanges(before: Job | undefined, after: Job | undefined): Lane[] {
  return (after?.lanes ?? []).filter((lane) => {
    const was = before?.lanes.find(({ service }) => service === lane.service)
    if (!was) return lane.phase !== 'pending'
    // While it waits or has failed, the detail is the news; elsewhere it is a number that runs.
    const tells = lane.phase === 'waiting' || lane.phase === 'failed'
    return was.phase !== lane.phase || (tells && was.detail !== lane.detail)
  })
}
