// Text from outside does nothing to a terminal.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../../src/main/doors/plain-text.ts'

test.each([
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
  ['a\r\nb', 'a b'],
  ['over\rwritten', 'overwritten'],
  ['bell\u0007 back\u0008', 'bell back'],
  ['\u009b2Jgone', 'gone'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['tab\tstays, so do ünïcödé and 漢字 and 🚢', 'tab\tstays, so do ünïcödé and 漢字 and 🚢'],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown)
})

test('nothing that acts is ever left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(/(?!\t)\p{Cc}|[\u202a-\u202e]/u)
    }),
  )
})
