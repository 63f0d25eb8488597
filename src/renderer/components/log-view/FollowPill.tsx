// Says that the view is paused and how much has come since, and goes on following.
import { ArrowDown } from 'lucide-react'
import { ariaKeys } from '../../commands/keys.ts'
import { Kbd } from '../Kbd.tsx'
import styles from './log-view.module.css'
import { newLinesWords } from './words.ts'

export function FollowPill({ count, onResume }: { readonly count: number; readonly onResume: () => void }) {
  return (
    <button type="button" className={styles.pill} onClick={onResume} aria-keyshortcuts={ariaKeys('End')}>
      <span>Paused</span>
      {count > 0 && <span className={styles.pillCount}>{newLinesWords(count)}</span>}
      <span className={styles.pillJump}>
        <ArrowDown size={13} aria-hidden="true" />
        Jump to latest
      </span>
      <Kbd keys="End" />
    </button>
  )
}
