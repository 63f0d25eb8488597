// A failed build, shown at the line of the Dockerfile.
import type { Fault, SourcePlace } from '../../../shared/fault.ts'
import { placeIn } from '../project/place.ts'

export interface FailedStep {
  readonly service?: string
  /** The instruction as BuildKit names it: `RUN echo one &&   false`. */
  readonly instruction: string
  readonly error: string
  /** The last line that the step itself printed. */
  readonly lastWords?: string
}

/** Compose 2.26 prints `#6 [web 3/3] RUN …` and later `#6 ERROR: …`; newer versions name the step in their source excerpt instead. */
export function failedStep(output: string): FailedStep | undefined {
  const failed = [...output.matchAll(/^#(\d+) ERROR: (.+)$/gm)].at(-1)
  if (!failed) return undefined
  const step = new RegExp(`^#${failed[1]} \\[(?:(\\S+) )?(?:\\S+ )?\\d+/\\d+\\] (.+)$`, 'm').exec(output)
  if (!step) return undefined
  const lastWords = lastWordsOf(output, failed[1] ?? '')
  return {
    ...(step[1] !== undefined && { service: step[1] }),
    instruction: step[2] ?? '',
    error: failed[2] ?? '',
    ...(lastWords !== undefined && { lastWords }),
  }
}

/** `#6 0.132 cat: can't open …`: the number of the step, the seconds since its start (2.26 only), and what was printed. */
function lastWordsOf(output: string, number: string): string | undefined {
  const printed = [...output.matchAll(new RegExp(`^#${number} (?!ERROR|DONE|CACHED|\\[)(?:\\d+\\.\\d+ )?(.*\\S)`, 'gm'))]
  return printed.at(-1)?.[1]
}

/** Lines marked `>>>` in the excerpt that newer versions print: `Dockerfile.bad:3`. */
export function markedLines(message: string): { file: string; from: number; to: number } | undefined {
  const head = /^(\S+):(\d+)\n/m.exec(message)
  if (!head) return undefined
  const marked = [...message.matchAll(/^\s*(\d+) \| >>>/gm)].map((row) => Number(row[1]))
  const line = Number(head[2])
  return { file: head[1] ?? '', from: marked[0] ?? line, to: marked.at(-1) ?? line }
}

/** The lines of an instruction in a Dockerfile: compared without line continuations and runs of blanks. */
export function instructionLines(dockerfile: string, instruction: string): { from: number; to: number } | undefined {
  const wanted = squeeze(instruction)
  const lines = dockerfile.split(/\r?\n/)
  for (let start = 0; start < lines.length; start += 1) {
    if (/^\s*(#|$)/.test(lines[start] ?? '')) continue
    let end = start
    let text = ''
    for (;;) {
      const line = lines[end] ?? ''
      const comment = end > start && /^\s*#/.test(line)
      if (!comment) text += ` ${line.replace(/\\\s*$/, ' ')}`
      if (end + 1 < lines.length && (comment || /\\\s*$/.test(line))) end += 1
      else break
    }
    if (squeeze(text) === wanted) return { from: start + 1, to: end + 1 }
    start = end
  }
  return undefined
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** The fault of a failed build. `place`: where the instruction stands, if that was found. */
export function buildFault(options: { service?: string; error: string; lastWords?: string; detail: string; place?: SourcePlace }): Fault {
  const { service, error, lastWords, detail, place } = options
  const what = service ? `The image of ${service}` : 'An image'
  const code = /exit code: (\d+)/.exec(error)?.[1]
  const line = place?.line ? ` at line ${place.line} of ${place.file}` : ''
  const missing = /"([^"]+)": not found|failed to compute cache key.*: "?([^"\s:]+)"?: not found/.exec(error)
  const noDockerfile = /failed to read dockerfile: open (\S+): no such file/.exec(error)
  const hint = noDockerfile
    ? `There is no ${noDockerfile[1]} in the build context. Create it, or correct build: in the compose file.`
    : missing
      ? `${missing[1] ?? missing[2]} is not in the build context: it is missing, outside of it, or left out by .dockerignore.`
      : code
        ? `The command ended with code ${code}${lastWords === undefined ? '' : `, saying: ${lastWords}`}.`
        : error
  return {
    code: 'build.failed',
    message: `${what} could not be built: it failed${line || ' before its first step'}.`,
    hint,
    detail,
    ...(service !== undefined && { service }),
    ...(place && { place }),
  }
}

export function placeOfBuildFailure(file: string, dockerfile: string, lines: { from: number; to: number }): SourcePlace {
  return placeIn(file, dockerfile, lines.from, undefined, lines.to)
}
