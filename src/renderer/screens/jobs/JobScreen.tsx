// One job on a page of its own, where a window opened later finds it.
import { ArrowLeft } from 'lucide-react'
import { JobView } from '../../components/job-view/JobView.tsx'
import { hrefOf } from '../../router.ts'
import { useJob } from '../../state/jobs.ts'
import { useTitle } from '../shell/use-title.ts'
import styles from './job-screen.module.css'

export function JobScreen({ id }: { readonly id: string }) {
  const job = useJob(id)
  useTitle(job?.title ?? 'Job')
  const stackId = job?.subject.startsWith('stack:') ? job.subject.slice('stack:'.length) : undefined
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <a className={styles.back} href={hrefOf({ page: 'jobs' })}>
          <ArrowLeft size={14} aria-hidden="true" />
          Jobs
        </a>
        <h1 className={styles.title}>{job?.title ?? 'Job'}</h1>
        {stackId && (
          <a className={styles.stack} href={hrefOf({ page: 'stack', id: stackId, tab: 'overview' })}>
            Open {job?.subjectName}
          </a>
        )}
      </header>
      <JobView jobId={id} />
    </div>
  )
}
