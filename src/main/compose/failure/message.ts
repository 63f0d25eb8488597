// What Compose said last, taken out of its output in whichever format its version has.
import { z } from '../../../shared/zod.ts'

export interface ComposeWords {
  /** The error, without the noise of progress. Empty when Compose said none. */
  readonly error: string
  readonly warnings: readonly string[]
}

/**
 * 2.26 writes plain text and logfmt warnings; from 2.29 on in JSON mode errors are `{"error":true,"message":…}` and warnings
 * `{"level":"warning","msg":…}` (compose.md 1.1).
 */
export function composeWords(stderr: string): ComposeWords {
  const errors: string[] = []
  const warnings: string[] = []
  const plain: string[] = []
  for (const line of stderr.split('\n')) {
    const parsed = line.startsWith('{') ? parseWords(line) : undefined
    if (parsed) {
      if (parsed.error === true) errors.push(parsed.message ?? '')
      else if (parsed.level === 'warning') warnings.push(parsed.msg ?? '')
      else if (parsed.level === 'error') errors.push(parsed.msg ?? '')
      continue
    }
    const logfmt = /^time="[^"]*" level=(\w+) msg="((?:[^"\\]|\\.)*)"/.exec(line)
    if (logfmt) {
      const words = unquote(logfmt[2] ?? '')
      if (logfmt[1] === 'warning') warnings.push(words)
      else if (logfmt[1] === 'error' || logfmt[1] === 'fatal') errors.push(words)
      continue
    }
    if (!isProgress(line)) plain.push(line)
  }
  const error = errors.length > 0 ? errors.join('\n') : plain.join('\n')
  return { error: error.trim(), warnings: [...new Set(warnings)] }
}

/** Progress of plain mode begins with one blank: ` Container shop-db-1  Started`. */
function isProgress(line: string): boolean {
  return /^ \S/.test(line)
}

const wordsSchema = z.object({
  error: z.boolean().optional(),
  message: z.string().optional(),
  level: z.string().optional(),
  msg: z.string().optional(),
})

function parseWords(line: string): z.infer<typeof wordsSchema> | undefined {
  try {
    return wordsSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function unquote(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\\\', '\\')
}
