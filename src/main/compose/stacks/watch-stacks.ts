// A stream of the stacks: all of them first, then what changes. What a slow reader misses is folded, never queued up.
import type { StackEvent } from '../../../shared/contract/stacks.ts'
import type { LiveStacks, StackChange } from './live-stacks.ts'

export async function* watchStacks(live: LiveStacks, signal?: AbortSignal): AsyncGenerator<StackEvent> {
  const waiting = new Map<string, StackChange>()
  let wake = (): void => {}
  const stop = live.subscribe((changes) => {
    for (const change of changes) waiting.set(change.type === 'changed' ? change.stack.id : change.id, change)
    wake()
  })
  const onAbort = (): void => wake()
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    yield { type: 'all', stacks: live.all() }
    while (!signal?.aborted) {
      const changes = [...waiting.values()]
      waiting.clear()
      for (const change of changes) yield change
      if (waiting.size > 0 || signal?.aborted) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', onAbort)
  }
}
