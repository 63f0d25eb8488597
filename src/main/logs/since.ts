// Understands from when on a log is wanted: a moment in ISO 8601, or a duration such as "15m".
import { FaultError } from '../../shared/fault.ts'
import { normalTime } from './timestamp.ts'

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** The moment in the form of the lines' times. Throws the fault `input.invalid`. */
export function parseSince(text: string, now = Date.now()): string {
  const moment = normalTime(text) ?? dateIn(text)
  if (moment !== undefined) return moment
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)]
  if (parts.length > 0 && parts.map((part) => part[0]).join('') === text) {
    const length = parts.reduce((sum, part) => sum + Number(part[1]) * (seconds[part[2] ?? ''] ?? 0), 0)
    const at = normalTime(new Date(Math.max(0, now - length * 1000)).toISOString())
    if (at !== undefined) return at
  }
  throw new FaultError({
    code: 'input.invalid',
    message: `“${text.slice(0, 40)}” is neither a time nor a duration.`,
    hint: 'Write a duration such as 15m, 2h or 1d, or a time such as 2026-11-21T04:20:00Z.',
  })
}

/** A date alone, or a time without a zone, which is this computer's. */
function dateIn(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T[\d:.]+)?$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isFinite(at) ? normalTime(new Date(at).toISOString()) : undefined
}
