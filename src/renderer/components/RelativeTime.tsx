// "2 min. ago", with the exact time on hover. One clock serves all of them.
import { useSyncExternalStore } from 'react'
import { exactTime, relativeTime } from './time-words.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function onTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, 10_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time now, to within ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => Math.max(now, 0))
}

export function RelativeTime({ iso }: { readonly iso: string }) {
  const at = useNow()
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {relativeTime(iso, at)}
    </time>
  )
}
