// Under a row: why its files can't be read, why a click started nothing, or how the last start failed.
import { ChevronRight, CircleAlert, X } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { hrefOf, navigate } from '../../router.ts'
import { useJobs } from '../../state/jobs.ts'
import { setTrouble, useUi } from '../../state/ui.ts'
import type { Trouble } from '../../trouble.ts'
import styles from './row-notice.module.css'

interface RowNoticeProps {
  readonly stack: Stack
  readonly busy: boolean
  readonly tab: number
}

export function RowNotice({ stack, busy, tab }: RowNoticeProps) {
  const [open, setOpen] = useState(false)
  const [dismissed, setDismissed] = useState<string>()
  const trouble = useUi((store) => store.troubles.get(stack.id))
  const failed = useJobs((store) => lastFailure(store.jobs, stack))
  if (busy) return null
  const job = failed && failed.id !== dismissed ? failed : undefined
  const shown: Trouble | undefined = trouble ?? stack.fault ?? job?.fault
  if (!shown) return null
  const dismiss = trouble ? () => setTrouble(stack.id, undefined) : job && !stack.fault ? () => setDismissed(job.id) : undefined
  const lead = trouble || stack.fault ? '' : job ? `${job.title} failed. ` : ''
  return (
    <div role="gridcell" aria-colspan={6} className={styles.notice}>
      <div className={styles.line}>
        <CircleAlert className={styles.sign} size={14} aria-hidden="true" />
        <button type="button" className={styles.toggle} tabIndex={tab} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={styles.words}>{open ? 'Hide what went wrong' : `${lead}${shown.message}`}</span>
          <ChevronRight className={styles.chevron} size={13} aria-hidden="true" />
        </button>
        {job && !trouble && !stack.fault && (
          <a className={styles.link} href={hrefOf({ page: 'job', id: job.id })} tabIndex={tab}>
            Show job
          </a>
        )}
        {dismiss && (
          <IconButton icon={X} label={`Dismiss the message about ${stack.name}`} hint="Dismiss" tabIndex={tab} onClick={dismiss} />
        )}
      </div>
      {open && (
        <div className={styles.panel}>
          <FaultPanel trouble={shown} onJob={(id) => navigate({ page: 'job', id })} />
        </div>
      )}
    </div>
  )
}

/** The last job on it, when that failed and the stack does not run all the same. */
function lastFailure(jobs: readonly Job[], stack: Stack): Job | undefined {
  const last = jobs.find((job) => job.subject === `stack:${stack.id}`)
  return last?.state === 'failed' && stack.state !== 'running' ? last : undefined
}
