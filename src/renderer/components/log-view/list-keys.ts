// Keys while the lines, or the search field, have focus.
import type { KeyboardEvent, RefObject } from 'react'
import { useSettings } from '../../state/settings.ts'
import type { Extent } from './follow.ts'
import type { LogControls } from './log-actions.ts'
import type { RowListHandle } from './RowList.tsx'
import { moved, type Selection } from './selection.ts'
import { rowHeight } from './row-heights.ts'
import { chosenText } from './use-row-pointer.ts'

interface ListKeysOptions {
  readonly list: RefObject<RowListHandle | null>
  readonly controls: Pick<LogControls, 'copy' | 'toggle' | 'resume'>
  readonly rows: Extent
  readonly selection: Selection | undefined
  readonly select: (selection: Selection | undefined) => void
  readonly pause: () => void
}

/** True when the key meant something here. */
export function listKeys(event: KeyboardEvent, options: ListKeysOptions): boolean {
  const { list, controls, rows, selection, select, pause } = options
  const handle = list.current
  if (!handle || event.altKey) return false
  const view = handle.view()
  const move = (step: number, start: number) => {
    const next = moved(selection, step, event.shiftKey, rows, start)
    if (!next) return true
    select(next)
    handle.show(next.focus, 'least')
    handle.focusRow(next.focus)
    return true
  }
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'a') return selectAll()
    if (event.key !== 'c' || !selection || chosenText()) return false
    controls.copy()
    return true
  }
  switch (keyOf(event)) {
    case 'ArrowUp':
      return move(-1, view.last)
    case 'ArrowDown':
      return move(1, view.first)
    case 'PageUp':
      pause()
      handle.scrollBy(-(view.fit - 2) * rowHeight)
      return true
    case 'PageDown':
      handle.scrollBy((view.fit - 2) * rowHeight)
      return true
    case 'Home':
      pause()
      handle.show(rows.first, 'start')
      return true
    case 'End':
      controls.resume()
      return true
    case ' ':
      controls.toggle()
      return true
    case 'Escape':
      if (!selection) return false
      select(undefined)
      handle.focus()
      return true
    default:
      return false
  }

  function selectAll(): boolean {
    if (rows.end > rows.first) select({ anchor: rows.first, focus: rows.end - 1 })
    return true
  }
}

function keyOf(event: KeyboardEvent): string {
  if (!useSettings.getState().settings.letterShortcuts) return event.key
  return event.key === 'j' ? 'ArrowDown' : event.key === 'k' ? 'ArrowUp' : event.key
}

interface SearchKeysOptions {
  readonly query: string
  readonly step: (by: 1 | -1) => void
  readonly close: () => void
  readonly list: RefObject<RowListHandle | null>
}

export function searchKeys(event: KeyboardEvent, { query, step, close, list }: SearchKeysOptions): void {
  if (event.key === 'Enter') {
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  } else if (event.key === 'Escape' && query === '') {
    close()
    list.current?.focus()
  } else if (event.key === 'ArrowDown' && query === '') {
    list.current?.focus()
  }
}
