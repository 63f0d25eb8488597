// Key specs ("Mod+K", "s", "Shift+F10"): matching an event, and writing them as this platform does.

export type Platform = 'mac' | 'windows' | 'linux'

const macSymbols: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Delete: '⌫' }
const names: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  Escape: 'Esc',
}

export const platform: Platform = detectPlatform()

function detectPlatform(): Platform {
  const agent = typeof navigator === 'undefined' ? '' : navigator.userAgent
  if (/Mac OS X|Macintosh/.test(agent)) return 'mac'
  return /Windows/.test(agent) ? 'windows' : 'linux'
}

/** The parts to show, one cap each: `Mod+K` is `⌘` `K` on a Mac and `Ctrl` `K` elsewhere. */
export function keyCaps(keys: string, on: Platform = platform): string[] {
  return split(keys).map((part) => {
    const name = (on === 'mac' ? macSymbols[part] : undefined) ?? names[part] ?? part
    return name.length === 1 ? name.toUpperCase() : name
  })
}

/** For `aria-keyshortcuts`. */
export function ariaKeys(keys: string, on: Platform = platform): string {
  return split(keys)
    .map((part) => (part === 'Mod' ? (on === 'mac' ? 'Meta' : 'Control') : part))
    .join('+')
}

export function matchesKeys(event: KeyboardEvent, keys: string, on: Platform = platform): boolean {
  const parts = split(keys)
  const key = parts.at(-1) ?? ''
  const mod = on === 'mac' ? event.metaKey : event.ctrlKey
  const otherMod = on === 'mac' ? event.ctrlKey : event.metaKey
  if (otherMod || mod !== parts.includes('Mod') || event.altKey !== parts.includes('Alt')) return false
  // Shift is part of the character for "?" and the like; for letters and named keys it must be as written.
  const letter = /^[a-z]$/i.test(key)
  if ((letter || key.length > 1) && event.shiftKey !== parts.includes('Shift')) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

/** A single character without a modifier, which WCAG 2.1.4 wants to be switchable. */
export function isLetter(keys: string): boolean {
  return keys.length === 1 && keys !== ' '
}

/** True where typing means text, or picks an item by its first letters. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]') !== null
  )
}

function split(keys: string): string[] {
  return keys.split(/\+(?=.)/)
}
