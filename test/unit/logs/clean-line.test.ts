import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, plainText } from '../../../src/main/logs/clean-line.ts'

const esc = '\u001b'

describe('cleanLine', () => {
  it.each([
    ['plain text as it is', 'GET / 200\täöü €', 'GET / 200\täöü €'],
    [
      'colours',
      `${esc}[1;31mred${esc}[0m ${esc}[38;2;1;2;3mtrue${esc}[m ${esc}[4:3mcurl`,
      `${esc}[1;31mred${esc}[0m ${esc}[38;2;1;2;3mtrue${esc}[m ${esc}[4:3mcurl`,
    ],
    ['no title', `a${esc}]0;title\u0007b`, 'ab'],
    ['no clipboard', `a${esc}]52;c;aGk=${esc}\\b`, 'ab'],
    ['a link’s words without the link', `${esc}]8;;javascript:alert(1)${esc}\\click${esc}]8;;${esc}\\`, 'click'],
    ['no device query', `a${esc}[6n${esc}[c${esc}P$q"p${esc}\\b`, 'ab'],
    ['no clearing, no movement', `${esc}[2J${esc}[H${esc}[2Ka${esc}[10;5Hb${esc}c`, 'ab'],
    ['no private or odd sequences that end in m', `${esc}[>4;2ma${esc}[?1mb${esc}[1 mc`, 'abc'],
    ['no character set switch', `${esc}(Ba${esc}7b`, 'ab'],
    ['no 8-bit sequences', `\u009b2Ja\u009d0;t\u009cb\u0085c`, 'abc'],
    ['an unended sequence as text', `a${esc}]0;title`, 'a␛]0;title'],
    ['an unended CSI as text', `a${esc}[31`, 'a␛[31'],
    ['a lone escape as a sign', `a${esc}`, 'a␛'],
    ['NUL as a sign', 'a\u0000b', 'a␀b'],
    ['no bell', 'a\u0007b', 'ab'],
    ['CRLF', 'a\r', 'a'],
    ['the last state of progress', '10%\r50%\r100%', '100%'],
    ['the last state, ended by a return', '10%\r100%\r', '100%'],
    ['the state before an erasure that shows nothing new', `50%\r${esc}[K`, '50%'],
    ['progress that moves to the first column', `10%${esc}[2K${esc}[1G20%`, '20%'],
    ['the colour that progress began with', `${esc}[32m10%\r20%${esc}[0m`, `${esc}[32m20%${esc}[0m`],
    ['a spinner’s last state', '|\b/\b-', '-'],
    ['nothing before a colour to a backspace', `${esc}[1m\b\bx`, `${esc}[1mx`],
    ['markup as text', '<img src=x onerror=alert(1)></script>', '<img src=x onerror=alert(1)></script>'],
    ['only returns', '\r\r', ''],
  ])('keeps %s', (_name, raw, clean) => {
    expect(cleanLine(raw)).toBe(clean)
  })

  it('leaves no control character but tabs and those of colours, whatever comes', () => {
    const bits = fc.constantFrom(
      esc,
      `${esc}[`,
      '[',
      ']',
      'm',
      '1;2',
      '\u009b',
      '\u009d',
      '\u0007',
      '\\',
      '\r',
      '\b',
      '\u0000',
      'x',
      '\t',
      '\u0090',
      `${esc}[0m`,
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'binary' }))), (parts) => {
        expect(plainText(cleanLine(parts.join('')))).not.toMatch(/[^\P{Cc}\t]/u)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
      }),
    )
  })

  it.each([`${esc}]`, `${esc}[1`, `${esc}P`, '\r', '\b', `${esc}[31m`, `${esc}[31mx\r`])('takes little time over 64 KiB of %j', (bit) => {
    const before = performance.now()
    cleanLine(bit.repeat(65_536 / bit.length))
    expect(performance.now() - before).toBeLessThan(500)
  })
})
