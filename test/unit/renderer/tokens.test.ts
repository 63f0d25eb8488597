// Recomputes the contrast of every pair in ui.md section 9 from the stylesheet itself.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')
const light = colours(block(':root[data-theme="light"] {'))
const dark = colours(block(':root[data-theme="dark"] {'))

const rows = ['bg', 'surface', 'raised', 'hover', 'selected']
const ansi = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'].flatMap((name) => [name, `bright-${name}`])
const services = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `service-${number}`)

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  const ratio = (text: string, ground: string) => contrast(theme, text, ground)

  it.each(['text', 'muted', 'faint', 'accent', 'ok', 'warn', 'bad', 'info'])('%s can be read on every surface', (text) => {
    for (const ground of rows) expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['ok', 'warn', 'bad', 'info'])('%s, and body text, can be read on its own tint', (tone) => {
    for (const text of [tone, 'text', 'muted']) expect(ratio(text, `${tone}-bg`), text).toBeGreaterThanOrEqual(4.5)
  })

  it('the edge of a field can be seen', () => {
    for (const ground of rows) expect(ratio('border-strong', ground), ground).toBeGreaterThanOrEqual(3)
  })

  it('filled buttons can be read', () => {
    for (const fill of ['accent-fill', 'danger-fill']) expect(ratio('on-fill', fill), fill).toBeGreaterThanOrEqual(4.5)
  })

  it.each([...ansi.map((name) => `ansi-${name}`), ...services])('%s can be read in a log', (name) => {
    expect(ratio(name, 'ansi-bg')).toBeGreaterThanOrEqual(4.5)
  })
})

it('both themes name the same colours', () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort())
})

function block(opening: string): string {
  const start = css.indexOf(opening)
  expect(start, opening).toBeGreaterThan(0)
  return css.slice(start, css.indexOf('\n  }', start))
}

function colours(text: string): Map<string, string> {
  return new Map([...text.matchAll(/--([\w-]+):\s*(#[\da-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']))
}

function contrast(theme: Map<string, string>, one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(theme, one), luminance(theme, other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

/** WCAG 2 relative luminance. */
function luminance(theme: Map<string, string>, name: string): number {
  const value = theme.get(name)
  if (!value) throw new Error(`There is no colour ${name}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(value.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
