// How a job goes: title, step, the share that is done if it is known, elapsed time, Cancel. Also when it waits, or has ended.
import { Ban } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { isFinished, type Job } from '../../../shared/job.ts'
import { client } from '../../client.ts'
import { announce } from '../../state/ui.ts'
import { troubleOf } from '../../trouble.ts'
import { Button } from '../Button.tsx'
import { StateGlyph } from '../StateGlyph.tsx'
import { duration } from '../time-words.ts'
import styles from './job-progress.module.css'
import { jobTitle, jobWords, stepStates } from './progress-words.ts'
import { useElapsed } from './use-elapsed.ts'

interface JobProgressProps {
  readonly job: Job
  /** Shown at the right, beside Cancel. */
  readonly actions?: ReactNode
  /** What cancels it, where a key does. */
  readonly cancelKeys?: string
}

export function JobProgress({ job, actions, cancelKeys }: JobProgressProps) {
  const ended = isFinished(job)
  return (
    <div className={styles.progress} data-state={job.state}>
      <div className={styles.line}>
        <StateGlyph kind="job" state={job.state} />
        <span className={styles.title}>{jobTitle(job)}</span>
        <span className={styles.words} title={jobWords(job)}>
          {jobWords(job)}
        </span>
        <Elapsed job={job} />
        {!ended && job.fraction !== undefined && <span className={styles.percent}>{Math.floor(job.fraction * 100)}%</span>}
        {actions}
        {!ended && <CancelButton job={job} keys={cancelKeys} />}
      </div>
      {job.state === 'running' && <Bar job={job} />}
      {job.state === 'running' && job.steps.length > 1 && <Steps job={job} />}
    </div>
  )
}

function Bar({ job }: { readonly job: Job }) {
  const percent = job.fraction === undefined ? undefined : Math.floor(job.fraction * 100)
  return (
    <div className={styles.bar} role="progressbar" aria-label={job.title} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <div
        className={styles.fill}
        data-unknown={percent === undefined || undefined}
        style={job.fraction === undefined ? undefined : { transform: `scaleX(${job.fraction})` }}
      />
    </div>
  )
}

function Steps({ job }: { readonly job: Job }) {
  return (
    <ol className={styles.steps}>
      {stepStates(job).map(({ name, state }) => (
        <li key={name} className={styles.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  )
}

function Elapsed({ job }: { readonly job: Job }) {
  const ms = useElapsed(job)
  if (ms === undefined || (!isFinished(job) && ms < 5000)) return null
  return <span className={styles.elapsed}>{duration(ms)}</span>
}

function CancelButton({ job, keys }: { readonly job: Job; readonly keys?: string }) {
  const [asked, setAsked] = useState(false)
  const cancel = async () => {
    setAsked(true)
    try {
      await client.jobs.cancel({ id: job.id })
    } catch (error) {
      announce(troubleOf(error).message)
    } finally {
      setAsked(false)
    }
  }
  return (
    <Button
      size="small"
      icon={Ban}
      keys={keys}
      busy={asked}
      blocked={job.cancellable ? undefined : 'This can’t be stopped half-way'}
      onClick={() => void cancel()}
    >
      Cancel
      <span className="visually-hidden"> {job.title}</span>
    </Button>
  )
}
