// Things in dependency levels, as bands: what depends on nothing comes first.
export interface Band<Item> {
  readonly level: number
  readonly items: readonly Item[]
}

export function byLevel<Item extends { readonly level: number }>(items: readonly Item[]): Band<Item>[] {
  const levels = Map.groupBy(items, ({ level }) => level)
  return [...levels].sort(([one], [other]) => one - other).map(([level, own]) => ({ level, items: own }))
}

/** Levels as a person counts them. */
export function levelWords(level: number): string {
  return `Level ${level + 1}`
}
