// A list of very many rows of which only those in view are in the document. It stands on its newest row while it
// follows; otherwise it stands on an anchor row, so that nothing above or below ever moves what is read.
//
// Not @tanstack/react-virtual: that counts from index 0 and lays out all rows again whenever the count changes, which here
// is ten times a second, and rows at index 0 are let go all the time. Here a row's number is its identity (row-heights.ts).
import {
  type ReactNode,
  type Ref,
  type UIEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Extent } from './follow.ts'
import { RowHeights, rowHeight } from './row-heights.ts'
import styles from './row-list.module.css'

export interface RowListHandle {
  /** Puts a row into view. */
  show(row: number, how: 'middle' | 'least' | 'top' | 'start'): void
  focusRow(row: number): void
  focus(): void
  /** The rows that can be seen, and how many fit. */
  view(): { readonly first: number; readonly last: number; readonly fit: number }
  scrollBy(pixels: number): void
}

interface RowListProps {
  readonly label: string
  readonly rows: Extent
  readonly following: boolean
  readonly wrap: boolean
  /** Another epoch: what was measured means nothing. */
  readonly epoch: number
  readonly renderRow: (row: number) => ReactNode
  /** Above the first row. */
  readonly head?: ReactNode
  /** No room above the first row but a little air. */
  readonly headless?: boolean
  readonly onPause: () => void
  /** It has been scrolled to the end of what is shown. */
  readonly onReachEnd: () => void
  /** The rows drawn, which must be at hand. */
  readonly onRange?: (range: { readonly from: number; readonly to: number }, fit: number) => void
  readonly onKeyDown?: (event: React.KeyboardEvent) => void
  readonly onCopy?: (event: React.ClipboardEvent) => void
  readonly ref?: Ref<RowListHandle>
}

const tallHead = 28
const noHead = 6
/** Below the last row while paused, so that the pill covers nothing for good. */
const pillRoom = 48
const overscan = 12

interface Anchor {
  readonly row: number
  /** Pixels of the row (or of the head, before the first row) that are above the view. */
  readonly offset: number
}

export function RowList(props: RowListProps) {
  const { label, rows, following, wrap, epoch, renderRow, head, headless, onPause, onReachEnd, onRange, onKeyDown, onCopy, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const block = useRef<HTMLDivElement>(null)
  const headHeight = headless ? noHead : tallHead
  const anchor = useRef<Anchor>({ row: rows.first, offset: -headHeight })
  const placed = useRef(0)
  const [heights] = useState(() => new RowHeights(rowHeight))
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [, redraw] = useState(0)

  const measuredFor = useRef('')
  const measure = `${epoch} ${wrap ? size.width : 'one line'}`
  if (measuredFor.current !== measure) {
    measuredFor.current = measure
    heights.clear()
  }
  if (following) heights.forgetBefore(rows.first)

  const fit = Math.max(1, Math.ceil(size.height / rowHeight))
  const topOf = (row: number) => headHeight + heights.between(rows.first, row)
  const tail = following ? 0 : pillRoom
  const total = topOf(rows.end) + tail
  const room = Math.max(0, total - size.height)
  const wanted = following ? room : Math.min(room, Math.max(0, topOf(clamp(anchor.current.row, rows)) + anchor.current.offset))
  const range = drawnRows(rows, heights, wanted - headHeight, size.height)

  // oxlint-disable-next-line react-hooks/exhaustive-deps -- draws again only when a height has changed, which ends by itself
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const grown = wrap ? measureRows(block.current, heights) : 0
    if (grown !== 0) redraw((count) => count + 1)
    const target = following ? element.scrollHeight : wanted
    if (Math.abs(element.scrollTop - target) > 0.5) element.scrollTop = target
    placed.current = element.scrollTop
  })

  useEffect(() => onRange?.(range, fit))

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const rowAt = useCallback(
    (pixels: number) => heights.at(rows.first, rows.end, Math.max(0, pixels - headHeight)),
    [heights, rows.first, rows.end, headHeight],
  )

  const onScroll = ({ currentTarget: element }: UIEvent<HTMLDivElement>) => {
    const top = element.scrollTop
    const atEnd = element.scrollHeight - element.clientHeight - top < tail + 2
    // What this list did itself changes nothing: the anchor may be a row that is not drawn yet.
    if (Math.abs(top - placed.current) < 1) return
    if (following && (atEnd || top > placed.current)) return
    const row = rowAt(top)
    anchor.current = { row, offset: top - topOf(row) }
    placed.current = top
    if (following) onPause()
    else if (atEnd) onReachEnd()
    redraw((count) => count + 1)
  }

  /** Before the scroll itself, which a new line could otherwise undo. */
  const holdStill = () => {
    const element = scroller.current
    if (!following || !element || element.scrollHeight <= element.clientHeight) return
    const row = rowAt(element.scrollTop)
    anchor.current = { row, offset: element.scrollTop - topOf(row) }
    onPause()
  }
  const wheel = useRef<(event: WheelEvent) => void>(() => {})
  wheel.current = (event) => {
    const element = scroller.current
    if (event.ctrlKey || !element) return
    if (event.deltaY < 0) holdStill()
    else if (!following && element.scrollHeight - element.clientHeight - element.scrollTop < tail + 2) onReachEnd()
  }

  // What pauses by something else than scrolling (a key, a selection) must find the anchor at the newest rows.
  useLayoutEffect(() => {
    if (!following || !scroller.current) return
    const top = scroller.current.scrollTop
    const row = rowAt(top)
    anchor.current = { row, offset: top - headHeight - heights.between(rows.first, row) }
  })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onWheel = (event: WheelEvent) => wheel.current(event)
    element.addEventListener('wheel', onWheel, { passive: true })
    return () => element.removeEventListener('wheel', onWheel)
  }, [])

  useImperativeHandle(ref, () => ({
    show: (row, how) => {
      const element = scroller.current
      if (!element) return
      const top = topOf(row)
      const height = heights.of(row)
      const seen = top >= element.scrollTop && top + height <= element.scrollTop + element.clientHeight
      if (seen && how === 'least') return
      const above = top < element.scrollTop
      const offset = how === 'middle' ? -(element.clientHeight - height) / 2 : above || how === 'top' ? 0 : -(element.clientHeight - height)
      anchor.current = { row, offset: how === 'start' ? -headHeight : offset }
      redraw((count) => count + 1)
    },
    focusRow: (row) => {
      requestAnimationFrame(() => {
        const element = block.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)
        ;(element ?? scroller.current)?.focus({ preventScroll: true })
      })
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
    view: () => {
      const top = scroller.current?.scrollTop ?? 0
      return { first: rowAt(top), last: rowAt(top + size.height - 1), fit }
    },
    scrollBy: (pixels) => scroller.current?.scrollBy({ top: pixels }),
  }))

  const drawn: ReactNode[] = []
  for (let row = range.from; row < range.to; row += 1) drawn.push(renderRow(row))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a pane that scrolls takes keys and wheel
    <div
      ref={scroller}
      className={styles.scroller}
      role="log"
      aria-live="off"
      aria-label={label}
      data-wrap={wrap || undefined}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
    >
      <div className={styles.sizer} style={{ height: total }}>
        {head && <div className={styles.head}>{head}</div>}
        <div ref={block} className={styles.block} role={drawn.length > 0 ? 'list' : undefined} style={{ top: topOf(range.from) }}>
          {drawn}
        </div>
      </div>
    </div>
  )
}

function drawnRows(rows: Extent, heights: RowHeights, pixels: number, height: number): { from: number; to: number } {
  if (rows.end <= rows.first || height === 0) return { from: rows.first, to: Math.min(rows.end, rows.first) }
  const first = heights.at(rows.first, rows.end, Math.max(0, pixels))
  const last = heights.at(rows.first, rows.end, Math.max(0, pixels) + height)
  return { from: Math.max(rows.first, first - overscan), to: Math.min(rows.end, last + 1 + overscan) }
}

/** Answers by how much all of them grew. */
function measureRows(block: HTMLElement | null, heights: RowHeights): number {
  let grown = 0
  for (const element of block?.children ?? []) {
    const row = element.getAttribute('data-row')
    if (row !== null) grown += Math.abs(heights.set(Number(row), element.getBoundingClientRect().height))
  }
  return grown
}

function clamp(row: number, { first, end }: Extent): number {
  return Math.min(Math.max(row, first), Math.max(first, end - 1))
}
