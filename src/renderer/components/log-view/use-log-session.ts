// An open log for as long as a component is mounted, and what it tells.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { client } from '../../client.ts'
import { whenOpen } from '../../connection.ts'
import { LogSession, type LogSnapshot, type LogTarget } from './log-session.ts'

export function useLogSession(target: LogTarget): { readonly session: LogSession; readonly snapshot: LogSnapshot } {
  const [session] = useState(() => new LogSession({ logs: client.logs, target, ready: whenOpen }))
  useEffect(() => session.start(), [session])
  return { session, snapshot: useSyncExternalStore(session.subscribe, session.snapshot) }
}
