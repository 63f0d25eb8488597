// A fault as text to paste into a message. Paths stay: it is the person who decides to send it.
import type { Trouble } from '../trouble.ts'

export function reportOf(trouble: Trouble): string {
  const { code, message, hint, service, place, detail } = trouble
  const at = place && [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
  const excerpt = place?.excerpt?.map((row) => `${row.marked ? '>' : ' '} ${String(row.line).padStart(4)}  ${row.text}`)
  const facts = [
    message,
    hint,
    code && `Code: ${code}`,
    trouble.while && `While: ${trouble.while}`,
    service && `Service: ${service}`,
    at && `At: ${at}`,
    excerpt?.join('\n'),
    detail && `\n${detail}`,
  ]
  return facts.filter(Boolean).join('\n')
}
