// One line. Its text is text, whatever is in it; colours come from the palette.
import { memo } from 'react'
import type { LogLine } from '../../../shared/model/log.ts'
import { exactTime } from '../time-words.ts'
import { spansOf } from './ansi.ts'
import { cutAt, type MarkedSpan, placesOf, type TextQuery } from './highlight.ts'
import { lineTime, type TimeStyle } from './line-time.ts'
import styles from './log-row.module.css'

export interface LogRowProps {
  readonly row: number
  /** Undefined: on its way, or let go. */
  readonly line: LogLine | undefined
  readonly gone: boolean
  readonly time: TimeStyle
  readonly showService: boolean
  /** 1 to 8. */
  readonly colour: number
  readonly selected: boolean
  readonly query?: TextQuery
  /** The match that "next" and "previous" stand on. */
  readonly currentHit: boolean
  readonly position: number
  readonly size: number
}

export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { row, line, gone, selected, currentHit, position, size, colour } = props
  return (
    <div
      className={styles.row}
      role="listitem"
      aria-setsize={size}
      aria-posinset={position}
      tabIndex={-1}
      data-row={row}
      data-stream={line?.stream}
      data-colour={colour}
      data-selected={selected || undefined}
      data-current={currentHit || undefined}
    >
      {line ? line.stream === 'note' ? <Note {...props} line={line} /> : <Line {...props} line={line} /> : <Blank gone={gone} />}
    </div>
  )
})

type WithLine = LogRowProps & { readonly line: LogLine }

function Line({ line, time, showService, query }: WithLine) {
  return (
    <>
      <span className={styles.bar} data-stream={line.stream} title={line.stream === 'stderr' ? 'Standard error' : undefined} />
      <Time line={line} time={time} />
      {showService && (
        <span className={styles.service} title={line.container}>
          {line.service}
        </span>
      )}
      <span className={styles.text}>
        <Words text={line.text} query={query} />
        {line.cut && <span className={styles.cut}> … the rest of this line is not kept</span>}
      </span>
    </>
  )
}

function Note({ line, time }: WithLine) {
  return (
    <>
      <span className={styles.bar} />
      <Time line={line} time={time} />
      <span className={styles.note}>
        <span className={styles.noteText}>{line.text}</span>
      </span>
    </>
  )
}

function Time({ line, time }: { readonly line: LogLine; readonly time: TimeStyle }) {
  if (time === 'off') return null
  return (
    <time className={styles.time} dateTime={line.time} title={exactTime(line.time)}>
      {lineTime(line.time, time)}
    </time>
  )
}

function Blank({ gone }: { readonly gone: boolean }) {
  return (
    <>
      <span className={styles.bar} />
      <span className={styles.blank}>{gone ? 'This line was let go' : ' '}</span>
    </>
  )
}

function Words({ text, query }: { readonly text: string; readonly query?: TextQuery }) {
  return marked(text, query).map((span, index) => {
    const names = [...span.classes.map((name) => styles[name] ?? ''), ...(span.hit ? [styles.hit ?? ''] : [])].join(' ')
    const key = `${index} ${span.text.length}`
    if (span.hit) {
      return (
        <mark key={key} className={names}>
          {span.text}
        </mark>
      )
    }
    return names ? (
      <span key={key} className={names}>
        {span.text}
      </span>
    ) : (
      span.text
    )
  })
}

function marked(text: string, query: TextQuery | undefined): readonly MarkedSpan[] {
  const spans = spansOf(text)
  const plain = query ? spans.map((span) => span.text).join('') : ''
  return cutAt(spans, query ? placesOf(plain, query) : [])
}
