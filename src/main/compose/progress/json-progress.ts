// Reads the lines of `--progress json`: one shape from 2.29 to 2.40, another from 5.0 on (compose.md 1.1).
import { z } from '../../../shared/zod.ts'
import { isVerb, type ProgressEvent, splitId } from './progress-event.ts'

const lineSchema = z.object({
  id: z.string(),
  parent_id: z.string().optional(),
  status: z.string().optional(),
  text: z.string().optional(),
  details: z.string().optional(),
  current: z.number().optional(),
  total: z.number().optional(),
})

/** 5.x: `status` says how it goes, `text` what is done. Before: `status` is the text, except for pulls, where `text` is. */
const states: ReadonlySet<string> = new Set(['Working', 'Done', 'Warning', 'Error'])

/** Undefined for a line that tells no progress (errors and warnings are read from the whole output at the end). */
export function parseJsonProgress(line: string): ProgressEvent | undefined {
  if (!line.startsWith('{')) return undefined
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  const parsed = lineSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { id, parent_id: parent, status = '', text = '', details, current, total } = parsed.data
  const modern = states.has(status) && text !== ''
  const said = text || status
  const failed = status === 'Error' || said === 'Error' || !isVerb(said)
  const reason = modern ? details : failed && text === 'Error' ? status : failed && said !== 'Error' ? said : undefined
  return {
    ...splitId(id),
    verb: failed ? 'Error' : said,
    failed,
    ...(parent !== undefined && { parent }),
    ...(current !== undefined && { current }),
    ...(total !== undefined && { total }),
    ...(failed && reason !== undefined && reason !== '' && { error: reason }),
  }
}
