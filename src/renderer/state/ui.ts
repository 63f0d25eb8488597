// What is open over the page. One layer at a time; closing one gives focus back to its opener.
import { create } from 'zustand'

export type Layer =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette'; readonly query?: string }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'addStack'; readonly folder?: string; readonly note?: string }
  | { readonly kind: 'removeStack'; readonly stackId: string }
  | { readonly kind: 'takeDown'; readonly stackId: string; readonly volumes: boolean }

interface UiStore {
  readonly layer: Layer
  /** Stacks for which a click was made and no job is known yet: the row shows it within a frame. */
  readonly pending: ReadonlyMap<string, string>
  /** What the polite region says. */
  readonly announcement: string
}

export const useUi = create<UiStore>(() => ({ layer: { kind: 'none' }, pending: new Map(), announcement: '' }))

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
  useUi.setState(({ pending }) => {
    const next = new Map(pending)
    if (word) next.set(id, word)
    else next.delete(id)
    return { pending: next }
  })
}
