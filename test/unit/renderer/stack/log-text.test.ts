import { describe, expect, it } from 'vitest'
import { plainText, spansOf } from '../../../../src/renderer/components/log-view/ansi.ts'
import { colourOf, hideOrShow, solo } from '../../../../src/renderer/components/log-view/chips.ts'
import { linesAsText } from '../../../../src/renderer/components/log-view/copy-lines.ts'
import { exportPath } from '../../../../src/renderer/components/log-view/export-name.ts'
import { cutAt, placesOf } from '../../../../src/renderer/components/log-view/highlight.ts'
import { lineTime } from '../../../../src/renderer/components/log-view/line-time.ts'
import { clicked, contains, countOf, moved } from '../../../../src/renderer/components/log-view/selection.ts'

const esc = '\u001b['

describe('colours of a line', () => {
  it('are classes of the palette; text stays text', () => {
    expect(spansOf(`${esc}31mred${esc}0m <b>plain</b>`)).toEqual([
      { text: 'red', classes: ['ansi-red'] },
      { text: ' <b>plain</b>', classes: [] },
    ])
    expect(spansOf('<script>alert(1)</script> &amp;')).toEqual([{ text: '<script>alert(1)</script> &amp;', classes: [] }])
  })

  it('knows bright, bold, reverse and backgrounds', () => {
    expect(spansOf(`${esc}1;92mok`)[0]).toEqual({ text: 'ok', classes: ['ansi-bright-green', 'ansi-bold'] })
    expect(spansOf(`${esc}41mbad`)[0]?.classes).toEqual(['ansi-marked', 'ansi-red'])
    expect(spansOf(`${esc}7;33mold`)[0]?.classes).toContain('ansi-marked')
  })

  it('gives other colours the nearest of the sixteen', () => {
    expect(spansOf(`${esc}38;2;250;20;10mx`)[0]?.classes).toEqual(['ansi-bright-red'])
    expect(spansOf(`${esc}38;2;120;120;125mx`)[0]?.classes).toEqual(['ansi-white'])
    expect(spansOf(`${esc}38;5;208mx`)[0]?.classes[0]).toMatch(/^ansi-(bright-)?(red|yellow)$/)
    expect(spansOf(`${esc}38;5;240mx`)[0]?.classes).toEqual(['ansi-bright-black'].slice(0, 1))
  })

  it('leave the text as it reads', () => {
    expect(plainText(`${esc}31ma${esc}0mb`)).toBe('ab')
  })
})

describe('places of a query', () => {
  const query = { regex: false, caseSensitive: false }
  it('are all of them for text, and the first for a pattern', () => {
    expect(placesOf('Error: error', { ...query, query: 'error' })).toEqual([
      [0, 5],
      [7, 12],
    ])
    expect(placesOf('Error: error', { ...query, query: 'error', caseSensitive: true })).toEqual([[7, 12]])
    expect(placesOf('a1 b22 c3', { ...query, query: '\\d+', regex: true })).toEqual([[1, 2]])
    expect(placesOf('a', { ...query, query: '(', regex: true })).toEqual([])
  })

  it('cut spans where they stand, over their edges too', () => {
    const cut = cutAt(
      [
        { text: 'abc', classes: ['ansi-red'] },
        { text: 'def', classes: [] },
      ],
      [[2, 4]],
    )
    expect(cut.map(({ text, hit }) => [text, hit])).toEqual([
      ['ab', false],
      ['c', true],
      ['d', true],
      ['ef', false],
    ])
  })
})

describe('chosen rows', () => {
  it('grow with Shift and move with arrows', () => {
    const one = clicked(undefined, 5, false)
    const more = clicked(one, 8, true)
    expect(countOf(more)).toBe(4)
    expect(contains(more, 6)).toBe(true)
    expect(contains(more, 9)).toBe(false)
    expect(moved(more, 1, false, { first: 0, end: 100 }, 0)).toEqual({ anchor: 9, focus: 9 })
    expect(moved(more, -4, true, { first: 0, end: 100 }, 0)).toEqual({ anchor: 5, focus: 4 })
    expect(moved(undefined, -1, false, { first: 0, end: 100 }, 42)).toEqual({ anchor: 42, focus: 42 })
    expect(moved(one, 1000, false, { first: 0, end: 100 }, 0)?.focus).toBe(99)
  })
})

describe('chips of services', () => {
  const all = ['web', 'db', 'worker']
  it('show one alone by a click, and all again by the next', () => {
    expect([...(solo(undefined, 'db') ?? [])]).toEqual(['db'])
    expect(solo(new Set(['db']), 'db')).toBeUndefined()
    expect([...(solo(new Set(['db', 'web']), 'db') ?? [])]).toEqual(['db'])
  })

  it('hide one by Alt+click, never the last', () => {
    expect([...(hideOrShow(undefined, 'db', all) ?? [])]).toEqual(['web', 'worker'])
    expect(hideOrShow(new Set(['web', 'worker']), 'db', all)).toBeUndefined()
    const last = new Set(['db'])
    expect(hideOrShow(last, 'db', all)).toBe(last)
  })

  it('keep their colours', () => {
    expect(colourOf(all, 'web')).toBe(1)
    expect(colourOf(all, 'worker')).toBe(3)
    expect(colourOf(all, 'other')).toBe(4)
  })
})

describe('lines as text', () => {
  it('carry the data without colours', () => {
    const line = {
      seq: 1,
      time: '2026-11-21T10:20:30.123456789Z',
      service: 'db',
      container: 'db-1',
      stream: 'stdout' as const,
      text: `${esc}31mhi${esc}0m`,
    }
    expect(linesAsText([line], { time: 'utc', service: true })).toBe('10:20:30.123 db | hi')
    expect(linesAsText([line, { ...line, stream: 'note', text: 'db exited' }], { time: 'off', service: false })).toBe(
      'hi\n--- db exited ---',
    )
  })

  it('tell the time in UTC to the millisecond', () => {
    expect(lineTime('2026-11-21T04:05:06.007Z', 'utc')).toBe('04:05:06.007')
    expect(lineTime('nonsense', 'utc')).toBe('')
  })

  it('are saved under a name that can be a file', () => {
    const at = new Date(2026, 10, 21, 4, 5, 6)
    expect(exportPath('/home/ada/', 'my shop/../x', at)).toBe('/home/ada/my-shop-..-x-2026-11-21-040506.log')
    expect(exportPath('C:\\Users\\ada', 'shop', at)).toBe('C:\\Users\\ada\\shop-2026-11-21-040506.log')
  })
})
