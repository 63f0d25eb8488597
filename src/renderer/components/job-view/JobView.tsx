// One job, looked at: how it goes, its services by level, its output, and what came of it. The same wherever it is opened.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { isFinished } from '../../../shared/job.ts'
import { client } from '../../client.ts'
import { whenOpen } from '../../connection.ts'
import { FaultPanel } from '../FaultPanel.tsx'
import { Lanes } from '../lanes/Lanes.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import { Skeleton, useSkeleton } from '../Skeleton.tsx'
import { JobFollower } from './job-follower.ts'
import { JobProgress } from './JobProgress.tsx'
import styles from './job-view.module.css'
import { OutputLines } from './OutputLines.tsx'

export function JobView({ jobId }: { readonly jobId: string }) {
  return <Followed key={jobId} jobId={jobId} />
}

function Followed({ jobId }: { readonly jobId: string }) {
  const [follower] = useState(() => new JobFollower({ jobs: client.jobs, id: jobId, ready: whenOpen }))
  useEffect(() => follower.start(), [follower])
  const { job, trouble } = useSyncExternalStore(follower.subscribe, follower.snapshot)
  const skeleton = useSkeleton(!job && !trouble)
  const services = useMemo(() => job?.lanes.map((lane) => lane.service) ?? [], [job?.lanes])

  if (!job) {
    return (
      <div className={styles.view}>
        <div className={styles.summary}>
          {trouble ? <FaultPanel trouble={trouble} /> : skeleton && <Skeleton label="Loading the job" rows={4} />}
        </div>
      </div>
    )
  }
  return (
    <article className={styles.view} aria-label={job.title}>
      <div className={styles.summary}>
        <JobProgress job={job} actions={<When job={job} />} />
        {job.fault && <FaultPanel trouble={job.fault} />}
        {job.lanes.length > 0 && <Lanes lanes={job.lanes} />}
      </div>
      <OutputLines title={job.title} output={follower.output} services={services} ended={isFinished(job)} />
    </article>
  )
}

function When({ job }: { readonly job: { readonly startedAt?: string; readonly queuedAt: string } }) {
  return (
    <span className={styles.when}>
      <RelativeTime iso={job.startedAt ?? job.queuedAt} />
    </span>
  )
}
