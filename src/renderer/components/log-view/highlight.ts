// Where a query stands in a line, and a line's spans cut at those places.
import type { Span } from './ansi.ts'

export interface TextQuery {
  readonly query: string
  readonly regex: boolean
  readonly caseSensitive: boolean
}

export interface MarkedSpan extends Span {
  readonly hit: boolean
}

type Place = readonly [from: number, to: number]

const mostPlaces = 100

/**
 * For a regular expression the first place only, and only for a line of which the main side has found (within its time
 * limit) that it matches: a pattern that backtracks without end must not stop the window.
 */
export function placesOf(text: string, { query, regex, caseSensitive }: TextQuery): Place[] {
  if (query === '') return []
  if (regex) return firstMatch(text, query, caseSensitive)
  const inside = caseSensitive ? text : text.toLowerCase()
  const wanted = caseSensitive ? query : query.toLowerCase()
  const places: Place[] = []
  for (let at = inside.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = inside.indexOf(wanted, at + wanted.length)) {
    places.push([at, at + wanted.length])
  }
  return places
}

function firstMatch(text: string, query: string, caseSensitive: boolean): Place[] {
  try {
    const match = new RegExp(query, caseSensitive ? '' : 'i').exec(text)
    return match?.[0] ? [[match.index, match.index + match[0].length]] : []
  } catch {
    return []
  }
}

export function cutAt(spans: readonly Span[], places: readonly Place[]): MarkedSpan[] {
  if (places.length === 0) return spans.map((span) => ({ ...span, hit: false }))
  const cut: MarkedSpan[] = []
  let start = 0
  for (const span of spans) {
    const end = start + span.text.length
    let at = start
    for (const [from, to] of places) {
      if (to <= at || from >= end) continue
      if (from > at) cut.push(piece(span, at - start, from - start, false))
      cut.push(piece(span, Math.max(from, at) - start, Math.min(to, end) - start, true))
      at = Math.min(to, end)
    }
    if (at < end) cut.push(piece(span, at - start, end - start, false))
    start = end
  }
  return cut
}

function piece(span: Span, from: number, to: number, hit: boolean): MarkedSpan {
  return { text: span.text.slice(from, to), classes: span.classes, hit }
}
