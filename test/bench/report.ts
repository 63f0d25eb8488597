// Measures and prints: ratios against a reference run in the same process of time, never bare times.

export interface BenchRow {
  readonly name: string
  /** Against the reference; left out where the note holds plain counts. */
  readonly ratio?: number
  readonly atMost?: number
  readonly note: string
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export function printRow({ name, ratio, atMost, note }: BenchRow): void {
  const limit = atMost === undefined ? '' : ` (at most ${atMost}: ${(ratio ?? 0) <= atMost ? 'kept' : 'not kept'})`
  process.stdout.write(`${name}\n  ${ratio === undefined ? '' : `ratio ${ratio.toFixed(2)}${limit}; `}${note}\n`)
}
