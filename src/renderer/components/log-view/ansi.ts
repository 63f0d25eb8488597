// A line's colours, as spans of text with classes of the palette. True colours are given the nearest of the sixteen, so
// that every one can be read in both themes.
import Anser from 'anser'

export interface Span {
  readonly text: string
  /** Names of the palette ("ansi-red", "ansi-bright-blue"), and of the text's weight. */
  readonly classes: readonly string[]
}

/** Lines without a sequence, which are most, cost nothing. */
export function spansOf(text: string): readonly Span[] {
  if (!text.includes('\u001b')) return [{ text, classes: [] }]
  return Anser.ansiToJson(text, { json: true, remove_empty: true, use_classes: true }).flatMap((entry) =>
    entry.content === '' ? [] : [{ text: entry.content, classes: classesOf(entry) }],
  )
}

export function plainText(text: string): string {
  return text.includes('\u001b')
    ? spansOf(text)
        .map((span) => span.text)
        .join('')
    : text
}

const decorations = new Set(['bold', 'dim', 'italic', 'underline', 'strikethrough'])

function classesOf(entry: Anser.AnserJsonEntry): string[] {
  const classes: string[] = []
  const reversed = entry.decorations.includes('reverse')
  const foreground = paletteName(entry.fg, entry.fg_truecolor)
  const background = paletteName(entry.bg, entry.bg_truecolor)
  const marked = reversed ? (foreground ?? 'ansi-white') : background
  if (marked) classes.push('ansi-marked', marked)
  else if (foreground) classes.push(foreground)
  for (const decoration of entry.decorations) if (decorations.has(decoration)) classes.push(`ansi-${decoration}`)
  return classes
}

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

/** anser names the sixteen by class, the 256 as `ansi-palette-n`, and true colours as "r, g, b". */
function paletteName(name: string | null, trueColour: string | null): string | undefined {
  if (!name) return undefined
  if (name === 'ansi-truecolor') return nearest((trueColour ?? '').split(',').map(Number))
  const index = /^ansi-palette-(\d+)$/.exec(name)?.[1]
  return index === undefined ? name : nearest(cubeColour(Number(index)))
}

/** The colour of an index from 16 to 255: a cube of six levels, then greys. */
function cubeColour(index: number): number[] {
  if (index >= 232) return Array.from({ length: 3 }, () => (index - 232) * 10 + 8)
  const at = index - 16
  return [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map((level) => (level === 0 ? 0 : 55 + level * 40))
}

/** By hue, not by distance: a pale green is a green to a person. */
function nearest([red = 0, green = 0, blue = 0]: readonly number[]): string {
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  if (most - least < 40) return most < 90 ? 'ansi-bright-black' : most < 200 ? 'ansi-white' : 'ansi-bright-white'
  const middle = (most + least) / 2
  const bits = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
  return `ansi-${most > 215 ? 'bright-' : ''}${names[bits]}`
}
