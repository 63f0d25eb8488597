// Above the first line: what came before it. Gaps are told.
import type { LogExtent } from '../../../shared/model/log.ts'
import { Button } from '../Button.tsx'
import styles from './log-view.module.css'
import { counted } from './words.ts'

interface LogHeadProps {
  readonly extent: LogExtent
  /** Lines before the marker of Clear. */
  readonly hidden: number
  readonly onShowHidden: () => void
}

export function LogHead({ extent, hidden, onShowHidden }: LogHeadProps) {
  if (hidden > 0) {
    return (
      <span className={styles.headWords}>
        Cleared here
        <Button size="small" variant="ghost" onClick={onShowHidden}>
          Show {counted(hidden, 'earlier line')}
        </Button>
      </span>
    )
  }
  return <span className={styles.headWords}>{headWords(extent)}</span>
}

export function headWords({ dropped, live }: Pick<LogExtent, 'dropped' | 'live'>): string {
  if (dropped > 0) return `${counted(dropped, 'older line')} ${dropped === 1 ? 'was' : 'were'} let go`
  return live ? 'The log begins here' : 'Reading the log…'
}
