// A log view's parts put together: the session, what is filtered and found, where it stands, what is chosen, its actions.
import { useCallback, useMemo, useRef, useState } from 'react'
import { useWindowKeys } from '../../commands/run-keys.ts'
import { changeSettings, useSettings } from '../../state/settings.ts'
import { announce } from '../../state/ui.ts'
import { copyText } from '../copy.ts'
import { linesAsText } from './copy-lines.ts'
import { newRows, shownRows } from './follow.ts'
import type { TextQuery } from './highlight.ts'
import { nextTimeStyle } from './line-time.ts'
import { type LogControls, logActions } from './log-actions.ts'
import type { RowListHandle } from './RowList.tsx'
import { countOf, rangeOf, type Selection } from './selection.ts'
import { useFollow } from './use-follow.ts'
import { useLogFilter } from './use-log-filter.ts'
import { useLogSearch } from './use-log-search.ts'
import { useLogSession } from './use-log-session.ts'
import { useNewEpoch, usePlaces } from './use-places.ts'
import { counted } from './words.ts'

export interface LogViewOptions {
  readonly stackId: string
  /** The stack's services in their order: colours keep to it. */
  readonly order: readonly string[]
  /** Shown alone at first. */
  readonly solo: string | undefined
}

const mostCopied = 100_000
const noQuery: TextQuery = { query: '', regex: false, caseSensitive: false }
const nothingYet = { first: 0, end: 0 }

export function useLogView({ stackId, order, solo }: LogViewOptions) {
  const { session, snapshot } = useLogSession({ stack: stackId })
  const { wrapLogs: wrap, logTimestamps: times } = useSettings((store) => store.settings)
  const list = useRef<RowListHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(noQuery)
  const [searchOpen, setSearchOpen] = useState(false)
  const [selection, setSelection] = useState<Selection>()
  const [saving, setSaving] = useState(false)

  const { extent } = snapshot
  const services = useMemo(() => inOrder(order, extent?.services ?? []), [order, extent?.services])
  const filter = useLogFilter(session, query, solo)
  const places = usePlaces({ session, snapshot, list })
  const { first, end } = extent ?? nothingYet
  const kept = useMemo(() => ({ first: Math.min(end, Math.max(first, places.cleared)), end }), [first, end, places.cleared])
  const [follow, dispatch] = useFollow(kept)
  useNewEpoch(places, follow, dispatch, list, () => setSelection(undefined))
  const following = follow.mode === 'following'

  const search = useLogSearch({
    session,
    snapshot,
    query,
    from: () => ({ row: list.current?.view().first ?? 0, newest: following }),
    onHit: (row) => {
      dispatch({ type: 'goTo', row, reason: 'search' })
      requestAnimationFrame(() => list.current?.show(row, 'middle'))
    },
  })

  const select = (next: Selection | undefined) => {
    setSelection(next)
    if (next) dispatch({ type: 'goTo', row: next.focus, reason: 'selection' })
  }
  const resume = () => {
    setSelection(undefined)
    document.getSelection()?.removeAllRanges()
    dispatch({ type: 'resume' })
  }
  const copy = async () => {
    if (!selection) return
    const { from, to } = rangeOf(selection)
    const lines = await session.lines({ from, to: Math.min(to, from + mostCopied) }).catch(() => [])
    const done = lines.length > 0 && (await copyText(linesAsText(lines, { time: times, service: services.length > 1 })))
    const rest = to - from > lines.length ? ' Save the log to a file to have all of it.' : ''
    announce(done ? `${counted(lines.length, 'line')} copied.${rest}` : 'The lines could not be copied')
  }
  const controls: LogControls = {
    following,
    selected: countOf(selection),
    searching: search.found.rows.length > 0,
    find: () => {
      setSearchOpen(true)
      field.current?.focus()
      field.current?.select()
    },
    step: search.step,
    resume,
    toggle: () => (following ? dispatch({ type: 'toggle' }) : resume()),
    toggleWrap: () => void changeSettings({ wrapLogs: !wrap }),
    nextTimes: () => void changeSettings({ logTimestamps: nextTimeStyle(times) }),
    copy: () => void copy(),
    clear: () => {
      places.clear()
      resume()
    },
    save: () => setSaving(true),
  }
  useWindowKeys(logActions, controls, !saving)

  const { noteReading } = places
  const onRange = useCallback(
    (range: { readonly from: number; readonly to: number }, fit: number) => {
      session.keepTail(following ? fit + 16 : 0)
      session.want(range)
      noteReading()
    },
    [session, following, noteReading],
  )

  return {
    session,
    snapshot,
    kept,
    rows: shownRows(follow, kept),
    newRows: newRows(follow, kept),
    following,
    pause: (reason: 'scroll' | 'key' | 'selection') => dispatch({ type: 'pause', reason }),
    reachedEnd: () => dispatch({ type: 'reachedEnd' }),
    resume,
    onRange,
    services,
    filter,
    places,
    query,
    setQuery: (changes: Partial<TextQuery>) => setQuery((was) => ({ ...was, ...changes })),
    searchOpen: searchOpen || query.query !== '',
    setSearchOpen,
    search,
    selection,
    select,
    controls,
    saving,
    setSaving,
    wrap,
    times,
    list,
    field,
  }
}

/** The stack's services that are in the log, in the stack's order, then what else is in it. */
export function inOrder(order: readonly string[], found: readonly string[]): string[] {
  const known = order.filter((service) => found.includes(service))
  return [...known, ...found.filter((service) => !order.includes(service))]
}
