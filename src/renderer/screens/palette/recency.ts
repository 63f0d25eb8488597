// What was used lately comes first among equals. Kept for the life of the window.

const used: string[] = []

export function noteUse(id: string): void {
  const at = used.indexOf(id)
  if (at >= 0) used.splice(at, 1)
  used.unshift(id)
  used.length = Math.min(used.length, 50)
}

/** 1 for what was never used, up to 1.5 for the last. */
export function recency(id: string): number {
  const at = used.indexOf(id)
  return at < 0 ? 1 : 1 + 0.5 / (at + 1)
}
