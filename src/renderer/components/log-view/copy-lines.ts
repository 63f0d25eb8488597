// Chosen lines as text for the clipboard: the data, not what happens to be drawn.
import type { LogLine } from '../../../shared/model/log.ts'
import { plainText } from './ansi.ts'
import { lineTime, type TimeStyle } from './line-time.ts'

export interface CopyStyle {
  readonly time: TimeStyle
  readonly service: boolean
}

export function linesAsText(lines: readonly LogLine[], { time, service }: CopyStyle): string {
  return lines
    .map((line) => {
      const before = [time === 'off' ? '' : lineTime(line.time, time), service ? line.service : ''].filter(Boolean).join(' ')
      const words = line.stream === 'note' ? `--- ${line.text} ---` : plainText(line.text)
      return before ? `${before} | ${words}` : words
    })
    .join('\n')
}
