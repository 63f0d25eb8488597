// One tab stop for a whole list; arrows, j and k, Home and End move it. Focus survives when a row goes away.
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { isTyping } from '../../commands/keys.ts'
import { useSettings } from '../../state/settings.ts'

interface Rove {
  readonly current: string | undefined
  readonly setCurrent: (id: string) => void
  /** True when the key moved. */
  readonly move: (event: KeyboardEvent) => boolean
}

/** Rows carry data-row with their id. */
export function useRove(list: RefObject<HTMLElement | null>, ids: readonly string[], first?: string): Rove {
  const [wanted, setWanted] = useState({ id: first, index: 0 })
  const hadFocus = useRef(false)
  // A row that went away hands over to the one that took its place.
  const current = wanted.id !== undefined && ids.includes(wanted.id) ? wanted.id : ids[Math.min(wanted.index, ids.length - 1)]
  const setCurrent = useCallback((id: string) => setWanted({ id, index: Math.max(0, ids.indexOf(id)) }), [ids])

  const focus = useCallback(
    (id: string | undefined) => {
      if (id === undefined) return
      setCurrent(id)
      list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus()
    },
    [list, setCurrent],
  )

  useLayoutEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) focus(current)
  }, [current, focus])

  useLayoutEffect(() => {
    const node = list.current
    if (!node) return
    const inside = () => {
      hadFocus.current = true
    }
    const outside = (event: FocusEvent) => {
      // A removed row blurs without a next element: then focus moves on to a neighbour.
      if (event.relatedTarget) hadFocus.current = false
    }
    node.addEventListener('focusin', inside)
    node.addEventListener('focusout', outside)
    return () => {
      node.removeEventListener('focusin', inside)
      node.removeEventListener('focusout', outside)
    }
  }, [list])

  const move = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
    const letters = useSettings.getState().settings.letterShortcuts
    const at = current === undefined ? 0 : ids.indexOf(current)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      ...(letters ? { j: at + 1, k: at - 1 } : {}),
    }
    const to = steps[event.key]
    if (to === undefined) return false
    event.preventDefault()
    focus(ids[Math.min(Math.max(to, 0), ids.length - 1)])
    return true
  }

  return { current, setCurrent, move }
}
