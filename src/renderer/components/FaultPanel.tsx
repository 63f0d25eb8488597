// A fault in its place: the sentence, the next step, where in which file, buttons that mend it, and the raw words folded away.
import { ChevronRight, CircleAlert, Copy, FileText } from 'lucide-react'
import { useState } from 'react'
import type { Remedy, SourcePlace } from '../../shared/fault.ts'
import { performRemedy } from '../client.ts'
import { announce } from '../state/ui.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import { Button } from './Button.tsx'
import { copyText } from './copy.ts'
import styles from './fault-panel.module.css'
import { reportOf } from './fault-report.ts'

interface FaultPanelProps {
  readonly trouble: Trouble
  /** Only for what the person has just caused: a screen reader is interrupted. */
  readonly urgent?: boolean
  /** Offered first, e.g. "Try again". */
  readonly retry?: { readonly label: string; readonly run: () => void; readonly busy?: boolean }
  /** Called with the id of the job that a remedy started. */
  readonly onJob?: (jobId: string) => void
  readonly onRemedied?: () => void
  /** Without its own border, inside a card that has one. */
  readonly bare?: boolean
}

export function FaultPanel({ trouble, urgent, retry, onJob, onRemedied, bare }: FaultPanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.panel} role={urgent ? 'alert' : undefined} data-bare={bare || undefined}>
      <CircleAlert className={styles.sign} size={16} aria-hidden="true" />
      <div className={styles.content}>
        <p className={styles.message}>{trouble.message}</p>
        {trouble.hint && <p className={styles.hint}>{trouble.hint}</p>}
        {trouble.place && <Place place={trouble.place} />}
        <div className={styles.actions}>
          {retry && (
            <Button size="small" onClick={retry.run} busy={retry.busy}>
              {retry.label}
            </Button>
          )}
          {trouble.remedies?.map((remedy) => (
            <RemedyButton key={`${remedy.call} ${remedy.label}`} remedy={remedy} onJob={onJob} onRemedied={onRemedied} />
          ))}
          {trouble.detail && (
            <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
              <ChevronRight size={13} aria-hidden="true" className={styles.chevron} />
              {open ? 'Hide details' : 'Show details'}
            </button>
          )}
          <CopyReport trouble={trouble} />
        </div>
        {open && (
          <pre className={styles.raw} tabIndex={0} role="region" aria-label="Details">
            {trouble.detail}
          </pre>
        )}
      </div>
    </div>
  )
}

/** The file, and the lines around the place with the one that matters marked. */
export function Place({ place }: { readonly place: SourcePlace }) {
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
  return (
    <figure className={styles.place}>
      <figcaption className={styles.file}>
        <FileText size={13} aria-hidden="true" />
        <span>{at}</span>
      </figcaption>
      {place.excerpt && place.excerpt.length > 0 && (
        <pre className={styles.excerpt} tabIndex={0} aria-label={`Lines of ${at}`} role="region">
          {place.excerpt.map((row) => (
            <span key={row.line} className={styles.line} data-marked={row.marked || undefined}>
              <span className={styles.number}>{row.line}</span>
              <span>
                {row.marked && <span className="visually-hidden">Here: </span>}
                {row.text || ' '}
              </span>
            </span>
          ))}
        </pre>
      )}
    </figure>
  )
}

interface RemedyButtonProps {
  readonly remedy: Remedy
  readonly onJob?: (jobId: string) => void
  readonly onRemedied?: () => void
}

function RemedyButton({ remedy, onJob, onRemedied }: RemedyButtonProps) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Trouble>()
  const perform = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      const jobId = await performRemedy(remedy)
      if (jobId) onJob?.(jobId)
      onRemedied?.()
    } catch (error) {
      setFailed(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button size="small" variant="primary" busy={busy} onClick={() => void perform()}>
        {remedy.label}
      </Button>
      {failed && (
        <p className={styles.failed} role="alert">
          {failed.message} {failed.hint}
        </p>
      )}
    </>
  )
}

function CopyReport({ trouble }: { readonly trouble: Trouble }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const done = await copyText(reportOf(trouble))
    setCopied(done)
    announce(done ? 'Report copied' : 'The report could not be copied')
  }
  return (
    <Button size="small" variant="ghost" icon={Copy} onClick={() => void copy()}>
      {copied ? 'Copied' : 'Copy report'}
    </Button>
  )
}
