// What every verb of docker compose shares: it runs on a project, tells its progress, and fails with a fault.
import { FaultError } from '../../../shared/fault.ts'
import { compose, type ProjectRef } from '../compose-cli.ts'
import { buildFault, failedStep, instructionLines, markedLines, placeOfBuildFailure } from '../failure/build-failure.ts'
import { explainFileFailure } from '../failure/file-failures.ts'
import { composeWords } from '../failure/message.ts'
import { explainRunFailure } from '../failure/run-failures.ts'
import { BuildOutput, buildingService } from '../progress/build-output.ts'
import type { ProgressEvent } from '../progress/progress-event.ts'
import { parseProgress, progressFormat } from '../progress/progress-format.ts'
import { readFile } from 'node:fs/promises'

export interface VerbContext {
  readonly project: ProjectRef
  readonly env: Readonly<Record<string, string>>
  readonly composeVersion: string | undefined
  readonly signal: AbortSignal
  readonly why: string
  /** Dockerfiles by service, to show a failed build at its line. */
  readonly dockerfiles?: ReadonlyMap<string, string>
  readonly onProgress?: (event: ProgressEvent) => void
  /** Output that is not progress: builds, warnings, questions that Compose asked and that nobody answered. */
  readonly onLine?: (text: string, stream: 'stdout' | 'stderr', service?: string) => void
}

/** The words with which Compose failed, for callers that know more about them than the common faults. */
export class ComposeFailure extends FaultError {
  readonly words: string
  constructor(fault: FaultError['fault'], words: string) {
    super(fault)
    this.words = words
  }
}

/** Resolves when the verb succeeded; rejects with the signal's reason when cancelled, with a ComposeFailure otherwise. */
export async function runVerb(context: VerbContext, args: readonly string[]): Promise<void> {
  const { project, env, composeVersion, signal, why, onProgress, onLine } = context
  const build = new BuildOutput()
  const buildLog: string[] = []
  const services = new Set(context.dockerfiles?.keys() ?? [])
  let building: string | undefined
  const { code, stderr } = await compose({
    project,
    env,
    signal,
    why,
    args,
    progress: progressFormat(composeVersion),
    onLine: (line, stream) => {
      const event = stream === 'stderr' ? parseProgress(line) : undefined
      if (event) {
        onProgress?.(event)
        if (event.kind !== 'layer') onLine?.(progressWords(event), 'stderr')
      } else if (stream === 'stdout') {
        for (const text of build.read(line)) {
          buildLog.push(text)
          const service = buildingService(text, services)
          if (service !== undefined && service !== building) {
            building = service
            onProgress?.({ kind: 'service', name: service, verb: 'Building', failed: false })
          }
          onLine?.(text, 'stdout', building)
        }
      } else if (line.trim() !== '') onLine?.(wordsOf(line), 'stderr')
    },
  })
  signal.throwIfAborted()
  if (code === 0) return
  const { error } = composeWords(stderr)
  throw new ComposeFailure(await faultOfVerb(context, error, buildLog), error)
}

/** As `--progress plain` says it, whatever the format was: `Container shop-db-1 Started`. */
function progressWords({ kind, name, verb, error }: ProgressEvent): string {
  const what = kind === 'service' || kind === 'other' ? name : `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)} ${name}`
  return error === undefined ? `${what} ${verb}` : `${what} ${error}`
}

/** An error or warning in JSON mode is shown as its message. */
function wordsOf(line: string): string {
  const { error, warnings } = composeWords(line)
  return error || warnings[0] || line
}

async function faultOfVerb(context: VerbContext, error: string, buildLog: readonly string[]): Promise<FaultError['fault']> {
  if (isBuildFailure(error)) return { ...(await explainBuild(context, error, buildLog)), while: context.why }
  const known = explainRunFailure(error) ?? explainFileFailure(error)
  return { ...known, while: context.why }
}

function isBuildFailure(error: string): boolean {
  return /failed to solve|failed to build|failed to read dockerfile|dockerfile parse error|target \S+: /i.test(error)
}

async function explainBuild(context: VerbContext, error: string, buildLog: readonly string[]): Promise<FaultError['fault']> {
  const step = failedStep(buildLog.join('\n'))
  const dockerfiles = context.dockerfiles ?? new Map<string, string>()
  const service = step?.service ?? /target (\S+?):/.exec(error)?.[1] ?? (dockerfiles.size === 1 ? [...dockerfiles.keys()][0] : undefined)
  const file = service === undefined ? undefined : dockerfiles.get(service)
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined)
  const lines =
    markedLines(error.replaceAll('\n\n', '\n')) ?? (text !== undefined && step ? instructionLines(text, step.instruction) : undefined)
  const detail = [...buildLog.slice(-40), error].join('\n')
  const common = {
    ...(service !== undefined && { service }),
    error: step?.error ?? error,
    ...(step?.lastWords !== undefined && { lastWords: step.lastWords }),
    detail,
  }
  if (file === undefined || text === undefined || !lines) {
    const parse = /dockerfile parse error on line (\d+)/.exec(error)?.[1]
    if (file !== undefined && text !== undefined && parse) {
      const line = Number(parse)
      return buildFault({ ...common, place: placeOfBuildFailure(file, text, { from: line, to: line }) })
    }
    return buildFault(common)
  }
  return buildFault({ ...common, place: placeOfBuildFailure(file, text, lines) })
}
