// Everything long that Gantry did or does: what is under way on top, then the past, newest first.
import { ListChecks } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { Job } from '../../../shared/job.ts'
import { Banner } from '../../components/Banner.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Skeleton, useSkeleton } from '../../components/Skeleton.tsx'
import { navigate } from '../../router.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { useJobs } from '../../state/jobs.ts'
import { useTitle } from '../shell/use-title.ts'
import { useRove } from '../stacks/use-rove.ts'
import { JobRow } from './JobRow.tsx'
import styles from './jobs-screen.module.css'

export function JobsScreen() {
  useTitle('Jobs')
  const { jobs, loaded, stale } = useJobs()
  const skeleton = useSkeleton(!loaded)
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1 className={styles.title}>Jobs</h1>
      </header>
      {stale && <Banner tone="warn">This list may be out of date: Gantry is not answering.</Banner>}
      {skeleton && <Skeleton label="Loading jobs" />}
      {loaded && !skeleton && (jobs.length > 0 ? <JobLists jobs={jobs} /> : <NoJobs />)}
    </div>
  )
}

function NoJobs() {
  return (
    <EmptyState icon={ListChecks} title="No jobs yet">
      Starting, stopping and building stacks is listed here, with its output, and stays over restarts.
    </EmptyState>
  )
}

function JobLists({ jobs }: { readonly jobs: readonly Job[] }) {
  const list = useRef<HTMLDivElement>(null)
  const active = useMemo(() => jobs.filter(isActive), [jobs])
  const past = useMemo(() => jobs.filter((job) => !isActive(job)), [jobs])
  const ids = useMemo(() => [...active, ...past].map((job) => job.id), [active, past])
  const rove = useRove(list, ids)
  const keyDown = (event: KeyboardEvent) => {
    if (rove.move(event)) return
    const onControl = event.target instanceof Element && event.target.closest('button') !== null
    if (event.key !== 'Enter' || onControl || !rove.current) return
    event.preventDefault()
    navigate({ page: 'job', id: rove.current })
  }
  const rows = (some: readonly Job[]) =>
    some.map((job) => <JobRow key={job.id} job={job} active={job.id === rove.current} onFocus={() => rove.setCurrent(job.id)} />)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys move between the links inside
    <div ref={list} className={styles.scroll} onKeyDown={keyDown}>
      {active.length > 0 && (
        <section aria-labelledby="jobs-active">
          <h2 id="jobs-active" className={styles.heading}>
            Under way
          </h2>
          <ul>{rows(active)}</ul>
        </section>
      )}
      {past.length > 0 && (
        <section aria-labelledby="jobs-past">
          <h2 id="jobs-past" className={styles.heading}>
            Finished
          </h2>
          <ul>{rows(past)}</ul>
        </section>
      )}
    </div>
  )
}
