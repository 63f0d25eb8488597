// Looks for a query among the rows: a moment after typing, again when the rows are others, and now and then as lines come.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isAbort, type Trouble, troubleOf } from '../../trouble.ts'
import type { TextQuery } from './highlight.ts'
import type { LogSession, LogSnapshot } from './log-session.ts'

export interface SearchState {
  readonly busy: boolean
  readonly rows: readonly number[]
  readonly more: boolean
  /** Which of the rows is stood on. */
  readonly at?: number
  readonly trouble?: Trouble
}

interface Search {
  /** The rows that match. */
  readonly hits: ReadonlySet<number>
  readonly found: SearchState
  readonly step: (by: 1 | -1) => void
}

const nothing: SearchState = { busy: false, rows: [], more: false }
const afterTyping = 180
const again = 2500

interface SearchOptions {
  readonly session: LogSession
  readonly snapshot: LogSnapshot
  readonly query: TextQuery
  /** From where to look on, and whether the newest match is wanted. */
  readonly from: () => { readonly row: number; readonly newest: boolean }
  readonly onHit: (row: number) => void
}

export function useLogSearch({ session, snapshot, query, from, onHit }: SearchOptions): Search {
  const [found, setFound] = useState<SearchState>(nothing)
  const { query: text, regex, caseSensitive } = query
  const { epoch } = snapshot
  const open = snapshot.state === 'open'
  const end = snapshot.extent?.end ?? 0
  const calls = useRef({ from, onHit })
  calls.current = { from, onHit }
  const searchedTo = useRef(0)

  const search = useCallback(
    async (signal: AbortSignal, jump: boolean) => {
      try {
        const { rows, more, epoch: of } = await session.search({ query: text, regex, caseSensitive }, signal)
        if (signal.aborted || of !== session.snapshot().epoch) return
        if (!jump) return setFound((was) => ({ busy: false, rows, more, at: indexOf(rows, was.rows[was.at ?? -1]) }))
        const at = nearest(rows, calls.current.from())
        setFound({ busy: false, rows, more, at })
        const row = rows[at ?? -1]
        if (row !== undefined) calls.current.onHit(row)
      } catch (error) {
        if (!signal.aborted && !isAbort(error)) setFound({ ...nothing, trouble: troubleOf(error) })
      }
    },
    [session, text, regex, caseSensitive],
  )

  useEffect(() => {
    if (text === '' || !open) return setFound(nothing)
    const stop = new AbortController()
    setFound((was) => ({ ...was, busy: true, trouble: undefined }))
    searchedTo.current = session.snapshot().extent?.end ?? 0
    const timer = setTimeout(() => void search(stop.signal, true), afterTyping)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // A new epoch is a new search, though nothing here reads it.
  }, [search, text, open, epoch, session])

  const grown = text !== '' && open && end > searchedTo.current
  const settled = !found.busy && !found.trouble
  useEffect(() => {
    if (!grown || !settled) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      searchedTo.current = session.snapshot().extent?.end ?? 0
      void search(stop.signal, false)
    }, again)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [grown, settled, search, session])

  const step = (by: 1 | -1) => {
    const { rows } = found
    if (rows.length === 0) return
    const at = found.at === undefined ? (by > 0 ? 0 : rows.length - 1) : (found.at + by + rows.length) % rows.length
    setFound({ ...found, at })
    const row = rows[at]
    if (row !== undefined) onHit(row)
  }
  const hits = useMemo(() => new Set(found.rows), [found.rows])
  return { found, hits, step }
}

/** The newest match when the newest rows are read, else the first from the top of the view on. */
function nearest(rows: readonly number[], { row, newest }: { readonly row: number; readonly newest: boolean }): number | undefined {
  if (rows.length === 0) return undefined
  if (newest) return rows.length - 1
  const at = rows.findIndex((each) => each >= row)
  return at < 0 ? rows.length - 1 : at
}

function indexOf(rows: readonly number[], row: number | undefined): number | undefined {
  const at = row === undefined ? -1 : rows.indexOf(row)
  return at < 0 ? undefined : at
}
