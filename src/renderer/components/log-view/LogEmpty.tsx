// No lines to show, and why.
import { FilterX, ScrollText } from 'lucide-react'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { FaultPanel } from '../FaultPanel.tsx'
import { Skeleton, useSkeleton } from '../Skeleton.tsx'
import type { LogSnapshot } from './log-session.ts'
import styles from './log-view.module.css'

interface LogEmptyProps {
  readonly snapshot: LogSnapshot
  readonly filtered: boolean
  readonly quiet?: string
  readonly onClearFilter: () => void
}

export function LogEmpty({ snapshot, filtered, quiet, onClearFilter }: LogEmptyProps) {
  const loading = !snapshot.trouble && (snapshot.state === 'opening' || !snapshot.extent?.live)
  const skeleton = useSkeleton(loading)
  if (snapshot.trouble) {
    return (
      <div className={styles.empty}>
        <FaultPanel trouble={snapshot.trouble} />
      </div>
    )
  }
  if (skeleton || loading) return <div className={styles.empty}>{skeleton && <Skeleton label="Reading the log" rows={8} />}</div>
  return (
    <div className={styles.empty}>
      {filtered ? (
        <EmptyState icon={FilterX} title="No line passes the filter" actions={<Button onClick={onClearFilter}>Clear filter</Button>}>
          Lines that come and pass it are shown here.
        </EmptyState>
      ) : (
        <EmptyState icon={ScrollText} title="No lines yet">
          {quiet ?? 'Nothing has been printed so far. Lines are shown here as they come.'}
        </EmptyState>
      )}
    </div>
  )
}
