// How much is under way: a ring and a count, leading to the jobs. Its width holds still.
import { ListChecks } from 'lucide-react'
import { goToJobs } from '../../commands/global-actions.ts'
import { Ring } from '../../components/Ring.tsx'
import { Tooltip } from '../../components/Tooltip.tsx'
import { hrefOf } from '../../router.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { useJobs } from '../../state/jobs.ts'
import styles from './jobs-pill.module.css'

export function JobsPill() {
  const jobs = useJobs((store) => store.jobs)
  const active = jobs.filter(isActive)
  const running = active.filter((job) => job.state === 'running')
  const known = running.filter((job) => job.fraction !== undefined)
  const fraction =
    known.length === running.length && known.length > 0
      ? known.reduce((sum, job) => sum + (job.fraction ?? 0), 0) / known.length
      : undefined
  const words = active.length === 0 ? 'No jobs running' : `${active.length} ${active.length === 1 ? 'job' : 'jobs'} running`
  return (
    <Tooltip text={active.length === 1 ? (active[0]?.title ?? words) : words} keys={goToJobs.keys}>
      <a className={styles.pill} href={hrefOf({ page: 'jobs' })} data-active={active.length > 0 || undefined}>
        {active.length > 0 ? <Ring fraction={fraction} /> : <ListChecks size={15} aria-hidden="true" />}
        <span className={styles.count} aria-hidden="true">
          {active.length > 0 ? active.length : ''}
        </span>
        <span className="visually-hidden">{words}</span>
      </a>
    </Tooltip>
  )
}
