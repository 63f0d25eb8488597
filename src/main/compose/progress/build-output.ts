// Turns what Compose prints while it builds into lines for people: plain text before 2.29, BuildKit's JSON later (compose.md 1.3).
import { z } from '../../../shared/zod.ts'

const rawSchema = z.object({
  vertexes: z
    .array(
      z.object({
        digest: z.string(),
        name: z.string(),
        started: z.string().optional(),
        completed: z.string().optional(),
        cached: z.boolean().optional(),
        error: z.string().optional(),
      }),
    )
    .optional(),
  logs: z.array(z.object({ vertex: z.string(), data: z.string() })).optional(),
})

/** Keeps the names and numbers of the steps, and answers lines in the shape of BuildKit's plain output. */
export class BuildOutput {
  readonly #numbers = new Map<string, number>()
  readonly #told = new Set<string>()

  /** The lines that one line of output stands for. */
  read(line: string): string[] {
    if (!line.startsWith('{')) return line === '' ? [] : [line]
    const parsed = parse(line)
    if (!parsed) return [line]
    const lines: string[] = []
    for (const vertex of parsed.vertexes ?? []) {
      const number = this.#number(vertex.digest)
      if (vertex.started) this.#once(lines, `${vertex.digest} name`, `#${number} ${vertex.name}`)
      if (vertex.error) this.#once(lines, `${vertex.digest} error`, `#${number} ERROR: ${vertex.error}`)
      else if (vertex.cached) this.#once(lines, `${vertex.digest} end`, `#${number} CACHED`)
      else if (vertex.completed) this.#once(lines, `${vertex.digest} end`, `#${number} DONE`)
    }
    for (const log of parsed.logs ?? []) {
      const number = this.#number(log.vertex)
      const text = Buffer.from(log.data, 'base64').toString('utf8').trimEnd()
      for (const each of text.split('\n')) lines.push(`#${number} ${each}`)
    }
    return lines
  }

  #number(digest: string): number {
    const known = this.#numbers.get(digest)
    if (known !== undefined) return known
    const number = this.#numbers.size + 1
    this.#numbers.set(digest, number)
    return number
  }

  #once(lines: string[], key: string, line: string): void {
    if (this.#told.has(key)) return
    this.#told.add(key)
    lines.push(line)
  }
}

/** The service of a line such as `#6 [web 3/3] RUN …`; undefined when it names none. */
export function buildingService(line: string, services: ReadonlySet<string>): string | undefined {
  const name = /^#\d+ \[(\S+) /.exec(line)?.[1]
  return name !== undefined && services.has(name) ? name : undefined
}

function parse(line: string): z.infer<typeof rawSchema> | undefined {
  try {
    return rawSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
