// What stays when the rows become others (another filter, the log opened again): the line that is read, and the marker
// of Clear. Both are lines, which are looked up among the new rows.
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Follow, FollowEvent } from './follow.ts'
import type { LogSession, LogSnapshot, Place } from './log-session.ts'
import type { RowListHandle } from './RowList.tsx'

interface Marker {
  readonly place: Place
  readonly row: number
}

interface PlacesOptions {
  readonly session: LogSession
  readonly snapshot: LogSnapshot
  readonly list: RefObject<RowListHandle | null>
}

export function usePlaces({ session, snapshot, list }: PlacesOptions) {
  const [cleared, setCleared] = useState<Marker>()
  const reading = useRef<Place>(undefined)
  const latest = useRef({ cleared })
  latest.current = { cleared }

  const placeOf = useCallback(
    (row: number): Place | undefined => {
      const line = session.line(row)
      return line && { seq: line.seq, time: line.time, opened: session.snapshot().opened }
    },
    [session],
  )

  const clear = useCallback(() => {
    const end = session.snapshot().extent?.end ?? 0
    const last = placeOf(end - 1)
    if (last) setCleared({ place: { ...last, seq: last.seq + 1 }, row: end })
  }, [session, placeOf])

  /** After a change of rows: finds the marker again, and answers the row of the line that was read. */
  const findAgain = useCallback(async () => {
    const marker = latest.current.cleared
    if (marker) {
      const { extent } = session.snapshot()
      const row = await session.rowOf(marker.place).catch(() => undefined)
      setCleared(row === undefined || !extent ? undefined : { place: marker.place, row })
    }
    return reading.current && session.rowOf(reading.current).catch(() => undefined)
  }, [session])

  const noteReading = useCallback(() => {
    const first = list.current?.view().first
    const place = first === undefined ? undefined : placeOf(first)
    if (place) reading.current = place
  }, [list, placeOf])

  return { cleared: cleared?.row ?? 0, clear, showCleared: () => setCleared(undefined), noteReading, findAgain, epoch: snapshot.epoch }
}

/** When the rows have become others: a paused view goes to the line that was read. */
export function useNewEpoch(
  places: ReturnType<typeof usePlaces>,
  follow: Follow,
  dispatch: (event: FollowEvent) => void,
  list: RefObject<RowListHandle | null>,
  onNew: () => void,
): void {
  const known = useRef(places.epoch)
  const calls = useRef({ places, follow, dispatch, onNew })
  calls.current = { places, follow, dispatch, onNew }
  useEffect(() => {
    if (known.current === places.epoch) return
    const first = known.current === 0
    known.current = places.epoch
    if (first) return
    const now = calls.current
    now.onNew()
    now.dispatch({ type: 'reset' })
    const { epoch } = places
    void now.places.findAgain().then((row) => {
      if (row !== undefined && epoch === known.current && calls.current.follow.mode === 'paused') list.current?.show(row, 'top')
    })
  }, [places, list])
}
