// The first row of which something is true, when it is true of all that come after: by halving.
import type { LogLine } from '../../../shared/model/log.ts'

interface Rows {
  readonly first: number
  readonly end: number
}

export async function findRow(
  { first, end }: Rows,
  read: (row: number) => Promise<LogLine | undefined>,
  isThere: (line: LogLine) => boolean,
): Promise<number | undefined> {
  let low = first
  let high = end
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const line = await read(middle)
    if (!line || isThere(line)) high = middle
    else low = middle + 1
  }
  return first < end ? Math.min(low, end - 1) : undefined
}
