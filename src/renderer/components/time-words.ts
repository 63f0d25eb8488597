// Times and durations in words.

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** "just now", "2 min. ago", "yesterday". */
export function relativeTime(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000
  if (Number.isNaN(seconds)) return ''
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  }
  return 'just now'
}

export function exactTime(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? iso : exact.format(time)
}

/** "8 s", "1 min 20 s", "2 h 5 min", "3 d 4 h": two units at most. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return join(`${minutes} min`, seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return join(`${hours} h`, minutes % 60, 'min')
  return join(`${Math.floor(hours / 24)} d`, hours % 24, 'h')
}

function join(first: string, rest: number, unit: string): string {
  return rest ? `${first} ${rest} ${unit}` : first
}
