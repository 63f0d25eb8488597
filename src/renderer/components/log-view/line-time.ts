// The time of a line, as it stands in the gutter.
export type TimeStyle = 'off' | 'local' | 'utc'

/** "14:03:07.120": to the millisecond, without the date, which the title tells. Empty for a time that is none. */
export function lineTime(iso: string, style: Exclude<TimeStyle, 'off'>): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return ''
  const [hours, minutes, seconds, ms] =
    style === 'utc'
      ? [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds(), time.getUTCMilliseconds()]
      : [time.getHours(), time.getMinutes(), time.getSeconds(), time.getMilliseconds()]
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(ms).padStart(3, '0')}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

export function nextTimeStyle(style: TimeStyle): TimeStyle {
  return style === 'off' ? 'local' : style === 'local' ? 'utc' : 'off'
}

export const timeStyleWords: Readonly<Record<TimeStyle, string>> = { off: 'No timestamps', local: 'Local time', utc: 'UTC' }
