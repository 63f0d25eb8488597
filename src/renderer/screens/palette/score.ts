// How well words fit a title: whole, start, start of a word, inside, or letters in order. 0: not at all.

export function scoreOf(text: string, query: string): number {
  const hay = text.toLowerCase()
  const needle = query.toLowerCase()
  if (!needle) return 1
  if (hay === needle) return 1
  if (hay.startsWith(needle)) return 0.9
  const at = hay.indexOf(needle)
  if (at > 0) return startsWord(hay, at) ? 0.8 : 0.6
  const words = needle.split(/\s+/).filter(Boolean)
  if (words.length > 1) {
    const each = words.map((word) => scoreOf(text, word))
    return each.includes(0) ? 0 : (0.9 * each.reduce((sum, score) => sum + score, 0)) / each.length
  }
  return initials(hay).startsWith(needle) ? 0.5 : inOrder(hay, needle) ? 0.2 : 0
}

function startsWord(text: string, at: number): boolean {
  return !/[a-z0-9]/.test(text.charAt(at - 1))
}

/** "sls" finds "show logs of shop". */
function initials(text: string): string {
  return text
    .split(/[^a-z0-9]+/)
    .map((word) => word.charAt(0))
    .join('')
}

function inOrder(text: string, needle: string): boolean {
  if (needle.length < 3) return false
  let at = -1
  for (const letter of needle) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}
