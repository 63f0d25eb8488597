// Chosen rows: one range, from where it began to where it was drawn.
export interface Selection {
  readonly anchor: number
  readonly focus: number
}

export function rangeOf({ anchor, focus }: Selection): { readonly from: number; readonly to: number } {
  return { from: Math.min(anchor, focus), to: Math.max(anchor, focus) + 1 }
}

export function contains(selection: Selection | undefined, row: number): boolean {
  if (!selection) return false
  const { from, to } = rangeOf(selection)
  return row >= from && row < to
}

export function countOf(selection: Selection | undefined): number {
  if (!selection) return 0
  const { from, to } = rangeOf(selection)
  return to - from
}

/** A click: alone, or with Shift from where the last one was. */
export function clicked(selection: Selection | undefined, row: number, extend: boolean): Selection {
  return extend && selection ? { anchor: selection.anchor, focus: row } : { anchor: row, focus: row }
}

/** An arrow key: the row moves within what is shown; with Shift the range grows or shrinks. */
export function moved(
  selection: Selection | undefined,
  step: number,
  extend: boolean,
  within: { readonly first: number; readonly end: number },
  start: number,
): Selection | undefined {
  if (within.end <= within.first) return undefined
  const wanted = selection ? selection.focus + step : start
  const row = Math.min(within.end - 1, Math.max(within.first, wanted))
  return clicked(selection, row, extend)
}
