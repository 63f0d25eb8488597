// One job: what was asked, how it went or goes, when, and how long it took.
import { Ban } from 'lucide-react'
import { memo } from 'react'
import type { Job } from '../../../shared/job.ts'
import { client } from '../../client.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { RelativeTime, useNow } from '../../components/RelativeTime.tsx'
import { Ring } from '../../components/Ring.tsx'
import { StateGlyph } from '../../components/StateGlyph.tsx'
import { jobLooks } from '../../components/state-words.ts'
import { toast } from '../../components/toast.ts'
import { duration } from '../../components/time-words.ts'
import { hrefOf } from '../../router.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { troubleOf } from '../../trouble.ts'
import styles from './job-row.module.css'

interface JobRowProps {
  readonly job: Job
  readonly active: boolean
  readonly onFocus: () => void
}

export const JobRow = memo(Row, (one, other) => one.job === other.job && one.active === other.active)

function Row({ job, active, onFocus }: JobRowProps) {
  const tab = active ? 0 : -1
  const under = isActive(job)
  return (
    <li className={styles.row}>
      <a
        className={styles.link}
        href={hrefOf({ page: 'job', id: job.id })}
        tabIndex={tab}
        data-row={job.id}
        onFocus={active ? undefined : onFocus}
      >
        <span className={styles.glyph}>
          {job.state === 'running' ? <Ring fraction={job.fraction} /> : <StateGlyph kind="job" state={job.state} />}
        </span>
        <span className={styles.title}>{job.title}</span>
        <span className={styles.words} data-bad={job.state === 'failed' || undefined}>
          {wordsOf(job)}
        </span>
        <span className={styles.time}>{under ? <Elapsed job={job} /> : tookOf(job)}</span>
        <span className={styles.when}>
          <RelativeTime iso={job.finishedAt ?? job.startedAt ?? job.queuedAt} />
        </span>
      </a>
      <span className={styles.action}>
        {under && job.cancellable && (
          <IconButton icon={Ban} label={`Cancel ${job.title}`} hint="Cancel" tabIndex={tab} onClick={() => void cancel(job.id)} />
        )}
      </span>
    </li>
  )
}

function wordsOf(job: Job): string {
  switch (job.state) {
    case 'queued':
      return job.waitsFor ? `Waits for ${job.waitsFor}` : 'Waiting'
    case 'running':
      return [job.step ?? 'Running', job.fraction !== undefined && `${Math.floor(job.fraction * 100)}%`].filter(Boolean).join(' - ')
    case 'failed':
      return job.fault?.message ?? 'Failed'
    case 'cancelled':
      return job.outcome ?? jobLooks.cancelled.word
    case 'done':
      return jobLooks.done.word
  }
}

function Elapsed({ job }: { readonly job: Job }) {
  const now = useNow()
  if (!job.startedAt) return null
  const ms = now - Date.parse(job.startedAt)
  return ms > 5000 ? duration(ms) : null
}

function tookOf(job: Job): string {
  if (!job.startedAt || !job.finishedAt) return ''
  return duration(Date.parse(job.finishedAt) - Date.parse(job.startedAt))
}

async function cancel(id: string): Promise<void> {
  try {
    await client.jobs.cancel({ id })
  } catch (error) {
    toast({ tone: 'bad', title: troubleOf(error).message })
  }
}
