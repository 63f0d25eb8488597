// Dependency levels: a service stands one level above the highest that it depends on.

/** `graph`: each service with what it depends on. What is named but not declared is passed over; a cycle ends at level 0. */
export function dependencyLevels(graph: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const levels = new Map<string, number>()
  const visiting = new Set<string>()
  const levelOf = (name: string): number => {
    const known = levels.get(name)
    if (known !== undefined) return known
    if (visiting.has(name)) return 0
    visiting.add(name)
    const below = (graph.get(name) ?? []).filter((on) => graph.has(on)).map(levelOf)
    visiting.delete(name)
    const level = below.length === 0 ? 0 : Math.max(...below) + 1
    levels.set(name, level)
    return level
  }
  for (const name of graph.keys()) levelOf(name)
  return levels
}

/** The named services and all that they need, directly or not. */
export function withDependencies(names: readonly string[], graph: ReadonlyMap<string, readonly string[]>): Set<string> {
  const all = new Set<string>()
  const add = (name: string): void => {
    if (all.has(name)) return
    all.add(name)
    for (const on of graph.get(name) ?? []) add(on)
  }
  for (const name of names) add(name)
  return all
}
