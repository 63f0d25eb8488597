// Following and pausing: which rows are on show, and what changes that. (state, event) => state.
//
// While it follows, the view is the newest rows. Paused, it is frozen: what is let go or comes in moves nothing. Only the
// End key, the pill and the toggle go on following.

/** What there is: the rows that are kept, and those that will not be shown (before the marker of Clear). */
export interface Extent {
  readonly first: number
  /** One past the last row. */
  readonly end: number
}

export type PauseReason = 'scroll' | 'selection' | 'search' | 'key'

export type Follow =
  | { readonly mode: 'following' }
  | { readonly mode: 'paused'; readonly reason: PauseReason; readonly base: number; readonly end: number }

export type FollowEvent =
  | { readonly type: 'pause'; readonly reason: PauseReason }
  | { readonly type: 'resume' }
  | { readonly type: 'toggle' }
  /** The reader has come to the end of what was frozen: what came since is put below it. */
  | { readonly type: 'reachedEnd' }
  /** A row has to be on show: a search hit, or a selected one. */
  | { readonly type: 'goTo'; readonly row: number; readonly reason: PauseReason }
  /** The rows are others now: another filter, or the log was opened again. */
  | { readonly type: 'reset' }

export const following: Follow = { mode: 'following' }

/**
 * Chromium clamps an element at 33,554,428 px (measured): at 20 px a row that is 1.67 million rows, and fewer when lines
 * wrap. The store on the main side is far smaller; this matters only to a view that is paused for very long.
 */
export const mostRows = 800_000

export function foldFollow(state: Follow, event: FollowEvent, extent: Extent): Follow {
  switch (event.type) {
    case 'pause':
      return state.mode === 'paused' ? state : frozen(event.reason, shownRows(state, extent))
    case 'resume':
      return following
    case 'toggle':
      return state.mode === 'paused' ? following : frozen('key', shownRows(state, extent))
    case 'reachedEnd':
      return state.mode === 'paused' && state.end < extent.end
        ? frozen(state.reason, capped({ first: state.base, end: extent.end }, extent))
        : state
    case 'goTo': {
      const shown = shownRows(state, extent)
      const first = Math.min(shown.first, Math.max(event.row, extent.first))
      const end = event.row < shown.end ? shown.end : extent.end
      return frozen(event.reason, capped({ first, end }, extent))
    }
    case 'reset':
      return state.mode === 'paused' ? frozen(state.reason, capped(extent, extent)) : state
  }
}

/** The rows of the list, whose first is at its top. */
export function shownRows(state: Follow, extent: Extent): Extent {
  if (state.mode === 'following') return capped(extent, extent)
  return { first: state.base, end: state.end }
}

/** Rows that have come since the pause, and are not on show. */
export function newRows(state: Follow, extent: Extent): number {
  return state.mode === 'paused' ? Math.max(0, extent.end - state.end) : 0
}

function frozen(reason: PauseReason, rows: Extent): Follow {
  return { mode: 'paused', reason, base: rows.first, end: rows.end }
}

function capped(rows: Extent, extent: Extent): Extent {
  if (rows.end - rows.first <= mostRows) return rows
  return { first: Math.max(extent.first, rows.end - mostRows), end: rows.end }
}
