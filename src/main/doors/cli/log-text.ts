// A log line for a terminal: its colours if they are wanted, and nothing else that acts (guarantee 26).
import { plainText } from '../plain-text.ts'

/** "Select graphic rendition": colours and weights, by numbers. */
const colour = new RegExp(`(${String.fromCharCode(27)}\\[[\\d;:]*m)`)

export function logText(text: string, colours: boolean): string {
  const pieces = text.split(colour)
  if (!colours) return plainText(pieces.filter((_, index) => index % 2 === 0).join(''))
  const kept = pieces.map((piece, index) => (index % 2 === 0 ? plainText(piece) : piece)).join('')
  return pieces.length > 1 ? `${kept}\u001b[0m` : kept
}
