// A line under the log, and the polite word for those who do not see it: a busy log itself is never read aloud.
import { useEffect, useState } from 'react'
import { Spinner } from '../Spinner.tsx'
import type { LogSnapshot } from './log-session.ts'
import styles from './log-view.module.css'
import { counted, newLinesWords } from './words.ts'

interface LogStatusProps {
  readonly snapshot: LogSnapshot
  readonly following: boolean
  /** Lines since the pause. */
  readonly count: number
  readonly selected: number
  readonly filtered: boolean
}

export function LogStatus({ snapshot, following, count, selected, filtered }: LogStatusProps) {
  const { extent, state } = snapshot
  const shown = extent ? extent.end - extent.first : 0
  return (
    <div className={styles.status}>
      <span>{state === 'reconnecting' ? 'Reconnecting…' : following ? 'Following' : 'Paused'}</span>
      {extent && <span>{counted(shown, filtered ? 'line passes the filter' : 'line', filtered ? 'lines pass the filter' : 'lines')}</span>}
      {extent && extent.dropped > 0 && <span>{counted(extent.dropped, 'older line')} let go</span>}
      {extent && !extent.live && (
        <span className={styles.reading}>
          <Spinner size={11} /> Reading what was printed before
        </span>
      )}
      <span className={styles.statusEnd}>{selected > 0 && `${counted(selected, 'line')} chosen`}</span>
      <PoliteWord word={selected > 1 ? `${counted(selected, 'line')} chosen` : following ? 'Following' : pausedWord(count)} />
    </div>
  )
}

function pausedWord(count: number): string {
  return count > 0 ? `${newLinesWords(count)}, paused` : 'Paused'
}

/** At most one word in five seconds, and none for the first. */
function PoliteWord({ word }: { readonly word: string }) {
  const [said, setSaid] = useState('')
  const [at, setAt] = useState(() => performance.now())
  useEffect(() => {
    if (word === said || (said === '' && word === 'Following')) return
    const timer = setTimeout(
      () => {
        setSaid(word)
        setAt(performance.now())
      },
      Math.max(300, at + 5000 - performance.now()),
    )
    return () => clearTimeout(timer)
  }, [word, said, at])
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  )
}
