// What was done with this stack: its jobs, and the one that is looked at.
import { History } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Job } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { JobView } from '../../components/job-view/JobView.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StateGlyph } from '../../components/StateGlyph.tsx'
import { jobLooks } from '../../components/state-words.ts'
import { duration } from '../../components/time-words.ts'
import { useJobs } from '../../state/jobs.ts'
import { useRove } from '../stacks/use-rove.ts'
import styles from './activity.module.css'

export function Activity({ stack }: { readonly stack: Stack }) {
  const all = useJobs((store) => store.jobs)
  const jobs = useMemo(() => all.filter((job) => job.subject === `stack:${stack.id}`), [all, stack.id])
  const [wanted, setWanted] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const ids = useMemo(() => jobs.map((job) => job.id), [jobs])
  const rove = useRove(list, ids)
  const shown = jobs.find((job) => job.id === wanted) ?? jobs[0]
  if (!shown) {
    return (
      <EmptyState icon={History} title="Nothing has been done yet">
        Each start, stop, pull and build of {stack.name} is kept here with its output.
      </EmptyState>
    )
  }
  const keyDown = (event: KeyboardEvent) => void rove.move(event)
  return (
    <div className={styles.activity}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons have one tab stop */}
      <ul ref={list} className={styles.list} aria-label={`Jobs of ${stack.name}`} onKeyDown={keyDown}>
        {jobs.map((job) => (
          <li key={job.id}>
            <button
              type="button"
              className={styles.job}
              data-row={job.id}
              tabIndex={job.id === rove.current ? 0 : -1}
              aria-current={job === shown || undefined}
              onFocus={() => rove.setCurrent(job.id)}
              onClick={() => setWanted(job.id)}
            >
              <StateGlyph kind="job" state={job.state} />
              <span className={styles.words}>
                <span className={styles.title}>{job.title}</span>
                <span className={styles.detail}>
                  {jobLooks[job.state].word}
                  {took(job)} · <RelativeTime iso={job.startedAt ?? job.queuedAt} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <JobView jobId={shown.id} />
    </div>
  )
}

function took({ startedAt, finishedAt }: Job): string {
  return startedAt && finishedAt ? ` in ${duration(Date.parse(finishedAt) - Date.parse(startedAt))}` : ''
}
