// Choosing rows with the mouse: click, Shift+click, and drawing over rows. Within one line text is chosen as ever; when
// it is drawn over into another line, lines are chosen, since the document holds only those in view.
import { type PointerEvent, useRef, useState } from 'react'
import type { RowListHandle } from './RowList.tsx'
import { clicked, type Selection } from './selection.ts'

interface RowPointerOptions {
  readonly list: React.RefObject<RowListHandle | null>
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection | undefined) => void
  /** A line is pressed: it must not run away. */
  readonly onPress: () => void
}

const edge = 24

export function useRowPointer({ list, selection, onSelect, onPress }: RowPointerOptions) {
  const from = useRef<number>(undefined)
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  const [drawing, setDrawing] = useState(false)

  const stopScrolling = () => {
    clearInterval(timer.current)
    timer.current = undefined
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const row = rowOf(event.target)
    if (event.button !== 0 || row === undefined) return
    from.current = row
    onPress()
    if (event.shiftKey && selection) {
      event.preventDefault()
      onSelect(clicked(selection, row, true))
    }
  }

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current === undefined || (event.buttons & 1) === 0) return
    scrollAtEdges(event)
    const row = rowOf(document.elementFromPoint(event.clientX, event.clientY))
    if (row === undefined || (row === from.current && !drawing)) return
    if (!drawing) setDrawing(true)
    document.getSelection()?.removeAllRanges()
    const anchor = event.shiftKey && selection ? selection.anchor : from.current
    onSelect({ anchor, focus: row })
  }

  const scrollAtEdges = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const by = event.clientY < box.top + edge ? -1 : event.clientY > box.bottom - edge ? 1 : 0
    stopScrolling()
    if (by !== 0 && drawing) timer.current = setInterval(() => list.current?.scrollBy(by * 40), 40)
  }

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    stopScrolling()
    const row = from.current
    from.current = undefined
    if (drawing) return setDrawing(false)
    if (row === undefined || event.shiftKey || chosenText()) return
    onSelect(selection?.anchor === row && selection.focus === row ? undefined : clicked(undefined, row, false))
  }

  return { drawing, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stopScrolling } }
}

/** Text that is chosen the usual way, within a line. */
export function chosenText(): string {
  return document.getSelection()?.toString() ?? ''
}

function rowOf(target: EventTarget | null): number | undefined {
  const element = target instanceof Element ? target.closest('[data-row]') : null
  const row = element?.getAttribute('data-row')
  return row === null || row === undefined ? undefined : Number(row)
}
