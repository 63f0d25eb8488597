// What is at work, where the stack answers, and its services.
import { useMemo } from 'react'
import { isFinished } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { useStackJob } from '../../state/jobs.ts'
import { EndpointStrip } from './EndpointStrip.tsx'
import styles from './overview.module.css'
import { ServicesGrid } from './ServicesGrid.tsx'
import { isAlive } from './service-facts.ts'
import { useStats } from './use-stats.ts'
import { WorkCard } from './WorkCard.tsx'

export function Overview({ stack }: { readonly stack: Stack }) {
  const job = useStackJob(stack.id)
  const alive = stack.services.some(isAlive)
  const stats = useStats(stack.id, alive && !stack.stale)
  const lanes = useMemo(
    () => (job && job.state === 'running' && !isFinished(job) ? new Map(job.lanes.map((lane) => [lane.service, lane])) : new Map()),
    [job],
  )
  return (
    <div className={styles.overview}>
      <WorkCard stack={stack} />
      {stack.fault && (
        <div className={styles.fault}>
          <FaultPanel trouble={stack.fault} />
        </div>
      )}
      <EndpointStrip stack={stack} />
      {stack.services.length > 0 && <ServicesGrid stack={stack} lanes={lanes} stats={stats} />}
    </div>
  )
}
