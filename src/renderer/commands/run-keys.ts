// From a key to an action.
import { useEffect } from 'react'
import { useSettings } from '../state/settings.ts'
import { useUi } from '../state/ui.ts'
import { type Action, isOffered } from './action.ts'
import { isLetter, isTyping, matchesKeys } from './keys.ts'

/** Runs the action whose keys these are; true when there was one. Letters never fire while typing. */
export function runKeys<Subject>(event: KeyboardEvent, actions: readonly Action<Subject>[], subject: Subject): boolean {
  const action = actions.find((each) => isOffered(each, subject) && allKeys(each).some((keys) => fires(event, keys)))
  if (!action) return false
  event.preventDefault()
  event.stopPropagation()
  if (action.blocked?.(subject) === undefined) void action.run(subject)
  return true
}

export function allKeys<Subject>(action: Action<Subject>): string[] {
  return [...(action.keys ? [action.keys] : []), ...(action.alsoKeys ?? [])]
}

function fires(event: KeyboardEvent, keys: string): boolean {
  if (!matchesKeys(event, keys)) return false
  const plain = !keys.includes('Mod+') && !/^F\d/.test(keys)
  if (plain && isTyping(event.target)) return false
  return !isLetter(keys.replace('Shift+', '')) || useSettings.getState().settings.letterShortcuts
}

/** Listens on the whole window while nothing lies over the page. */
export function useWindowKeys<Subject>(actions: readonly Action<Subject>[], subject: Subject, enabled = true): void {
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || useUi.getState().layer.kind !== 'none') return
      runKeys(event, actions, subject)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [actions, subject, enabled])
}
