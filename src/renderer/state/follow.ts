// Follows a stream for as long as the window lives: waits for the door, and starts again with patience when it breaks.
import { whenOpen } from '../connection.ts'

export interface Follow<Item> {
  readonly subscribe: (signal: AbortSignal) => Promise<AsyncIterable<Item>>
  /** `first`: the first item since (re)subscribing, which carries the whole. */
  readonly onItem: (item: Item, first: boolean) => void
  /** It broke: what is on screen may no longer be true. */
  readonly onBroken: (error: unknown) => void
}

const firstWait = 250
const longestWait = 8000

/** Answers the function that ends it. */
export function follow<Item>(what: Follow<Item>): () => void {
  const stop = new AbortController()
  void run(what, stop.signal)
  return () => stop.abort()
}

async function run<Item>(what: Follow<Item>, signal: AbortSignal): Promise<void> {
  let wait = firstWait
  while (!signal.aborted) {
    try {
      await whenOpen(signal)
      let first = true
      for await (const item of await what.subscribe(signal)) {
        if (signal.aborted) return
        what.onItem(item, first)
        first = false
        wait = firstWait
      }
      if (!signal.aborted) what.onBroken(new Error('The stream ended'))
    } catch (error) {
      if (signal.aborted) return
      // A door that falls shut aborts its streams: that too is a break.
      what.onBroken(error)
    }
    await pause(wait, signal)
    wait = Math.min(wait * 2, longestWait)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise.finally(() => clearTimeout(timer))
}
