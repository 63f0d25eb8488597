// A job's output: bounded, follows, pauses when it is read, copies the data of all of it.
import { Copy, WrapText } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { changeSettings, useSettings } from '../../state/settings.ts'
import { announce } from '../../state/ui.ts'
import { Button } from '../Button.tsx'
import { copyText } from '../copy.ts'
import { IconButton } from '../IconButton.tsx'
import { plainText } from '../log-view/ansi.ts'
import { colourOf } from '../log-view/chips.ts'
import { FollowPill } from '../log-view/FollowPill.tsx'
import { newRows, shownRows } from '../log-view/follow.ts'
import { LogRow } from '../log-view/LogRow.tsx'
import { RowList, type RowListHandle } from '../log-view/RowList.tsx'
import { rowHeight } from '../log-view/row-heights.ts'
import { useFollow } from '../log-view/use-follow.ts'
import { counted } from '../log-view/words.ts'
import type { JobOutput } from './job-output.ts'
import styles from './job-view.module.css'

interface OutputLinesProps {
  readonly title: string
  readonly output: JobOutput
  /** Services whose lines are coloured, in their order. */
  readonly services: readonly string[]
  readonly ended: boolean
}

export function OutputLines({ title, output, services, ended }: OutputLinesProps) {
  const wrap = useSettings((store) => store.settings.wrapLogs)
  const list = useRef<RowListHandle>(null)
  const [copied, setCopied] = useState(false)
  const { first, end } = output
  const extent = useMemo(() => ({ first, end }), [first, end])
  const [follow, dispatch] = useFollow(extent)
  const rows = shownRows(follow, extent)
  const named = services.length > 0

  const copy = async () => {
    const lines = output.slice(output.first, output.end).map((line) => (line.service ? `${line.service} | ` : '') + plainText(line.text))
    const done = await copyText(lines.join('\n'))
    setCopied(done)
    announce(done ? `${counted(lines.length, 'line')} copied` : 'The output could not be copied')
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const view = list.current?.view()
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return
    const pause = () => dispatch({ type: 'pause', reason: 'key' })
    const steps: Readonly<Record<string, () => void>> = {
      ArrowUp: () => (pause(), list.current?.scrollBy(-rowHeight)),
      ArrowDown: () => list.current?.scrollBy(rowHeight),
      PageUp: () => (pause(), list.current?.scrollBy(-(view.fit - 2) * rowHeight)),
      PageDown: () => list.current?.scrollBy((view.fit - 2) * rowHeight),
      Home: () => (pause(), list.current?.show(rows.first, 'start')),
      End: () => dispatch({ type: 'resume' }),
      ' ': () => dispatch({ type: 'toggle' }),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }
  const renderRow = (row: number): ReactNode => {
    const line = output.line(row)
    return (
      <LogRow
        key={row}
        row={row}
        line={line && { seq: line.at, time: '', service: line.service ?? '', container: '', stream: line.stream, text: line.text }}
        gone={row < output.first}
        time="off"
        showService={named}
        colour={line?.service ? colourOf(services, line.service) : 0}
        selected={false}
        currentHit={false}
        position={row - rows.first + 1}
        size={rows.end - rows.first}
      />
    )
  }
  return (
    <section className={styles.output} aria-label="Output">
      <header className={styles.outputHead}>
        <h2 className={styles.heading}>Output</h2>
        <span className={styles.count}>{counted(extent.end, 'line')}</span>
        <IconButton icon={WrapText} label="Wrap long lines" aria-pressed={wrap} onClick={() => void changeSettings({ wrapLogs: !wrap })} />
        <Button size="small" variant="ghost" icon={Copy} onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy all'}
        </Button>
      </header>
      <div className={styles.lines}>
        <RowList
          ref={list}
          label={`Output of ${title}`}
          rows={rows}
          following={follow.mode === 'following'}
          wrap={wrap}
          epoch={0}
          renderRow={renderRow}
          head={extent.first > 0 && <span className={styles.gap}>{counted(extent.first, 'older line')} let go</span>}
          headless={extent.first === 0}
          onPause={() => dispatch({ type: 'pause', reason: 'scroll' })}
          onReachEnd={() => dispatch({ type: 'reachedEnd' })}
          onKeyDown={onKeyDown}
        />
        {extent.end === 0 && <p className={styles.silent}>{ended ? 'Nothing was printed.' : 'Nothing has been printed so far.'}</p>}
        {follow.mode === 'paused' && <FollowPill count={newRows(follow, extent)} onResume={() => dispatch({ type: 'resume' })} />}
      </div>
    </section>
  )
}
