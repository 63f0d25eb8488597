// Which lines are on show: services, streams, and whether only those that match the query. Main applies it.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { LogFilter } from '../../../shared/model/log.ts'
import type { Trouble } from '../../trouble.ts'
import type { ShownServices } from './chips.ts'
import type { TextQuery } from './highlight.ts'
import type { LogSession } from './log-session.ts'
import { allStreams, type Stream } from './streams.ts'

const afterTyping = 180

export function useLogFilter(session: LogSession, query: TextQuery, solo: string | undefined) {
  const [shown, setShown] = useState<ShownServices>(() => (solo === undefined ? undefined : new Set([solo])))
  const [streams, setStreams] = useState<readonly Stream[]>(allStreams)
  const [onlyMatching, setOnlyMatching] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()

  const asked = useRef(solo)
  useEffect(() => {
    if (asked.current === solo) return
    asked.current = solo
    setShown(solo === undefined ? undefined : new Set([solo]))
  }, [solo])

  const filter = useMemo(() => filterOf(shown, streams, onlyMatching ? query : undefined), [shown, streams, onlyMatching, query])
  const key = JSON.stringify(filter)
  const applied = useRef('{}')
  useEffect(() => {
    if (applied.current === key) return
    const apply = async () => {
      applied.current = key
      setTrouble(await session.setFilter(JSON.parse(key)))
    }
    const timer = setTimeout(() => void apply(), JSON.parse(key).query ? afterTyping : 0)
    return () => clearTimeout(timer)
  }, [key, session])

  const clear = () => {
    setShown(undefined)
    setStreams(allStreams)
    setOnlyMatching(false)
  }
  return { shown, setShown, streams, setStreams, onlyMatching, setOnlyMatching, trouble, clear, filtered: key !== '{}' }
}

export function filterOf(shown: ShownServices, streams: readonly Stream[], query: TextQuery | undefined): LogFilter {
  return {
    ...(shown && { services: [...shown].sort() }),
    ...(streams.length < allStreams.length && { streams: allStreams.filter((stream) => streams.includes(stream)) }),
    ...(query?.query && { query: query.query, regex: query.regex, caseSensitive: query.caseSensitive }),
  }
}
