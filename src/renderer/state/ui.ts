// What is open over the page. One layer at a time; closing one gives focus back to its opener.
import { create } from 'zustand'
import type { Trouble } from '../trouble.ts'

export type Layer =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette'; readonly query?: string }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'addStack'; readonly folder?: string; readonly note?: string }
  | { readonly kind: 'removeStack'; readonly stackId: string }
  | { readonly kind: 'scale'; readonly stackId: string }
  | { readonly kind: 'takeDown'; readonly stackId: string; readonly volumes: boolean }

interface UiStore {
  readonly layer: Layer
  /** Stacks for which a click was made and no job is known yet: the row shows it within a frame. */
  readonly pending: ReadonlyMap<string, string>
  /** Why the last click on a stack started nothing; shown at its row or on its page. */
  readonly troubles: ReadonlyMap<string, Trouble>
  /** What the polite region says. */
  readonly announcement: string
}

export const useUi = create<UiStore>(() => ({ layer: { kind: 'none' }, pending: new Map(), troubles: new Map(), announcement: '' }))

export function openLayer(layer: Layer): void {
  useUi.setState({ layer })
}

export function closeLayer(): void {
  useUi.setState({ layer: { kind: 'none' } })
}

export function announce(announcement: string): void {
  useUi.setState({ announcement })
}

export function setPending(id: string, word: string | undefined): void {
  useUi.setState(({ pending }) => ({ pending: withEntry(pending, id, word) }))
}

export function setTrouble(id: string, trouble: Trouble | undefined): void {
  useUi.setState(({ troubles }) => ({ troubles: withEntry(troubles, id, trouble) }))
}

function withEntry<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value | undefined): ReadonlyMap<string, Value> {
  const next = new Map(map)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}
