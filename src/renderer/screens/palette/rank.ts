// Which entries are shown for the words, and in which order.
import type { Entry } from './entries.ts'
import { recency } from './recency.ts'
import { scoreOf } from './score.ts'

export const groups = ['Stacks', 'Endpoints', 'Actions', 'Services', 'Jobs'] as const

/** A palette is for the first few. */
const most = 60
const firstLook = { Stacks: 6, Endpoints: 6, Actions: 12, Services: 6, Jobs: 4 }

/** Best first; the group with the best entry comes first, and entries of a group stand together. */
export function rank(entries: readonly Entry[], words: string): readonly Entry[] {
  const query = words.trim()
  return query ? byGroup(search(entries, query)) : firstOfEach(entries)
}

function search(entries: readonly Entry[], query: string): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, score: fit(entry, query) * recency(entry.id) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ entry }) => entry)
}

function fit(entry: Entry, query: string): number {
  const beside = Math.max(0, ...[...entry.keywords, entry.context ?? ''].filter(Boolean).map((text) => scoreOf(text, query)))
  return Math.max(scoreOf(entry.title, query), beside > 0.2 ? beside * 0.6 : 0)
}

function byGroup(entries: readonly Entry[]): readonly Entry[] {
  const order = [...new Set(entries.map((entry) => entry.group))]
  return order.flatMap((group) => entries.filter((entry) => entry.group === group))
}

function firstOfEach(entries: readonly Entry[]): readonly Entry[] {
  const sorted = [...entries].sort((one, other) => recency(other.id) - recency(one.id))
  return groups.flatMap((group) => sorted.filter((entry) => entry.group === group).slice(0, firstLook[group]))
}
