// A rate limit: so many at once, then some a second.

/** Answers whether one more is allowed now. */
export function createAllowance(
  { burst, perSecond }: { burst: number; perSecond: number },
  now: () => number = () => performance.now(),
): () => boolean {
  let left = burst
  let then = now()
  return () => {
    const at = now()
    left = Math.min(burst, left + ((at - then) / 1000) * perSecond)
    then = at
    if (left < 1) return false
    left -= 1
    return true
  }
}
