// The job at work and those that wait behind it; or how the last one ended, when it did not end well.
import { SquareTerminal, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { Job } from '../../../shared/job.ts'
import type { Service, Stack } from '../../../shared/model/stack.ts'
import { showServiceLogs } from '../../commands/service-actions.ts'
import { cancelStackJob, startStack } from '../../commands/stack-run-actions.ts'
import { Button } from '../../components/Button.tsx'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { JobProgress } from '../../components/job-view/JobProgress.tsx'
import { Spinner } from '../../components/Spinner.tsx'
import { navigate } from '../../router.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { useJobs } from '../../state/jobs.ts'
import { setTrouble, useUi } from '../../state/ui.ts'
import { dismissed, dismissJob } from './dismissed.ts'
import { lastEnded, showsFailure } from './last-job.ts'
import styles from './work-card.module.css'

export function WorkCard({ stack }: { readonly stack: Stack }) {
  const jobs = useJobs((store) => store.jobs)
  const pending = useUi((store) => store.pending.get(stack.id))
  const trouble = useUi((store) => store.troubles.get(stack.id))
  const gone = useSyncExternalStore(dismissed.subscribe, dismissed.get)
  const active = jobs.filter((job) => job.subject === `stack:${stack.id}` && isActive(job)).sort(firstQueuedFirst)
  const last = lastEnded(jobs, stack.id)

  if (active.length > 0) {
    return (
      <section className={styles.card} aria-label="At work">
        {active.map((job, index) => (
          <JobProgress
            key={job.id}
            job={job}
            actions={<ShowOutput job={job} />}
            cancelKeys={index === 0 && job.cancellable ? cancelStackJob.keys : undefined}
          />
        ))}
      </section>
    )
  }
  if (pending) {
    return (
      <section className={styles.card} aria-label="At work">
        <span className={styles.pending}>
          <Spinner /> {pending}
        </span>
      </section>
    )
  }
  if (trouble) {
    return (
      <div className={styles.trouble}>
        <FaultPanel trouble={trouble} urgent onRemedied={() => setTrouble(stack.id, undefined)} />
      </div>
    )
  }
  if (!last || gone.has(last.id) || !showsFailure(last, stack)) return null
  const service = stack.services.find((each) => each.name === last.fault?.service)
  return (
    <section className={styles.card} data-state={last.state} aria-label={`${last.title} ${last.state}`}>
      <JobProgress
        job={last}
        actions={
          <>
            {service && <ShowLogs stack={stack} service={service} />}
            <ShowOutput job={last} />
            <IconButton icon={X} label="Dismiss" onClick={() => dismissJob(last.id)} />
          </>
        }
      />
      {last.fault && (
        <FaultPanel
          bare
          trouble={last.fault}
          retry={last.title === startStack.title(stack) ? { label: 'Start again', run: () => void startStack.run(stack) } : undefined}
          onJob={() => dismissJob(last.id)}
        />
      )}
    </section>
  )
}

function ShowLogs({ stack, service }: { readonly stack: Stack; readonly service: Service }) {
  return (
    <Button size="small" variant="ghost" icon={showServiceLogs.icon} onClick={() => void showServiceLogs.run({ stack, service })}>
      Logs of {service.name}
    </Button>
  )
}

function ShowOutput({ job }: { readonly job: Job }) {
  return (
    <Button size="small" variant="ghost" icon={SquareTerminal} onClick={() => navigate({ page: 'job', id: job.id })}>
      Show output
    </Button>
  )
}

function firstQueuedFirst(one: Job, other: Job): number {
  return Number(one.state === 'queued') - Number(other.state === 'queued') || one.queuedAt.localeCompare(other.queuedAt)
}
