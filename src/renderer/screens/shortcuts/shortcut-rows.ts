// The registry as rows of the sheet: actions that share their keys (Start and Stop) share a row.
import { type Action, labelOf } from '../../commands/action.ts'
import { allKeys } from '../../commands/run-keys.ts'

export interface ShortcutRow {
  readonly label: string
  readonly keys: readonly string[]
}

export function rowsOf<Subject>(actions: readonly Action<Subject>[]): ShortcutRow[] {
  const byKeys = new Map<string, { labels: string[]; keys: readonly string[] }>()
  for (const action of actions) {
    const keys = allKeys(action)
    const id = keys.join(' ')
    if (!id) continue
    const row = byKeys.get(id) ?? { labels: [], keys }
    row.labels.push(labelOf(action))
    byKeys.set(id, row)
  }
  return [...byKeys.values()].map(({ labels, keys }) => ({ label: labels.join(' / '), keys }))
}
