// Notes refusals for the person who runs the door: who was refused what and why, never a secret, never a flood.
import type { Knock, Refusal } from './gate.ts'
import { createAllowance } from './allowance.ts'

export type NoteRefusal = (knock: Knock, refusal: Refusal) => void

export function createRefusalLog(log: (line: string) => void): NoteRefusal {
  const mayWrite = createAllowance({ burst: 20, perSecond: 1 })
  let unwritten = 0
  return (knock, refusal) => {
    if (!mayWrite()) {
      unwritten += 1
      return
    }
    log(`${describe(knock, refusal)}${unwritten > 0 ? ` (and ${unwritten} more before it)` : ''}`)
    unwritten = 0
  }
}

/** The query is left out, since a secret may have been put there by mistake; the rest is cut and quoted. */
function describe({ method, url = '', headers }: Knock, { status, reason }: Refusal): string {
  const path = quoted(url.split(/[?#]/, 1)[0] ?? '')
  const from = headers.origin === undefined ? '' : ` from ${quoted(headers.origin)}`
  const to = reason === 'host' ? ` for host ${quoted(headers.host ?? '')}` : ''
  return `refused ${status} (${reason}): ${quoted(method ?? '')} ${path}${from}${to}`
}

/** JSON escapes C0; the rest of what could act on a terminal or turn the line around goes too. */
function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 120)).replace(/[^\x20-\x7e]/g, '?')
}
