// Starts an external program and follows it to its end: the only place in Gantry that does.
import { type ChildProcess, spawn } from 'node:child_process'
import { FaultError } from '../../shared/fault.ts'
import { childEnvironment } from './environment.ts'
import { LineReader } from './lines.ts'

export interface RunOptions {
  /** Absolute path, from findProgram. */
  readonly program: string
  readonly args: readonly string[]
  /** What the run is for, as it would stand after "while": "starting shop". */
  readonly why: string
  readonly cwd?: string
  /** Laid over the environment that children get; see childEnvironment. */
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Written to standard input, which is closed at once otherwise. */
  readonly input?: string
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
  /** How much of each stream is kept for the result, in characters; the newest stay. Default 8 Mi. */
  readonly keep?: number
}

export interface RunResult {
  /** null when a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The caller's signal ended it. */
  readonly cancelled: boolean
}

/** On cancel: SIGINT to the group, which docker answers with a clean end; then SIGTERM; then SIGKILL. Milliseconds. */
const patience = { interrupt: 10_000, terminate: 3_000 } as const

/**
 * Runs to the end and answers its exit code, whatever it is: which failures are expected is the caller's knowledge.
 * Throws a FaultError `tool.failed` only when the program can't be started at all.
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const { program, args, why, cwd, env, signal, input, onLine, keep = 8 * 1024 * 1024 } = options
  if (signal?.aborted) return { code: null, stdout: '', stderr: '', cancelled: true }
  const child = spawn(program, args, {
    cwd,
    env: childEnvironment(env),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    // A group of its own, so that a cancel reaches docker's plugins too.
    detached: process.platform !== 'win32',
  })
  children.add(child)
  const out = collect(child.stdout, keep, (line) => onLine?.(line, 'stdout'))
  const err = collect(child.stderr, keep, (line) => onLine?.(line, 'stderr'))
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  const stopCancel = cancelWith(child, signal)
  try {
    const code = await ended(child, { program, why })
    return { code, stdout: out(), stderr: err(), cancelled: signal?.aborted ?? false }
  } finally {
    stopCancel()
    children.delete(child)
  }
}

const children = new Set<ChildProcess>()

// A group of its own outlives Gantry unless it is told.
process.once('exit', () => {
  for (const child of children) kill(child, 'SIGTERM')
})

/** The programs that are running now, for tests and for the end of Gantry. */
export function runningPrograms(): number {
  return children.size
}

function ended(child: ChildProcess, { program, why }: { program: string; why: string }): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('close', (code) => resolve(code))
    child.once('error', (error) => {
      reject(
        new FaultError({
          code: 'tool.failed',
          message: `${program} could not be started.`,
          detail: error.message,
          while: why,
        }),
      )
    })
  })
}

function collect(stream: NodeJS.ReadableStream | null, keep: number, onLine: (line: string) => void): () => string {
  let kept: string[] = []
  let size = 0
  const reader = new LineReader((line) => {
    onLine(line)
    kept.push(line)
    size += line.length + 1
    // Let go of the older half at once, so that the cost stays small.
    while (size > keep && kept.length > 1) {
      const gone = kept.splice(0, Math.ceil(kept.length / 2))
      size -= gone.reduce((sum, each) => sum + each.length + 1, 0)
    }
  })
  stream?.on('data', (chunk: Buffer) => reader.write(chunk))
  stream?.on('end', () => reader.end())
  return () => kept.join('\n')
}

/** Ends the child when the signal says so, more firmly each time. Returns the way to stop listening. */
function cancelWith(child: ChildProcess, signal: AbortSignal | undefined): () => void {
  const timers: NodeJS.Timeout[] = []
  const onAbort = (): void => {
    kill(child, 'SIGINT')
    timers.push(setTimeout(() => kill(child, 'SIGTERM'), patience.interrupt))
    timers.push(setTimeout(() => kill(child, 'SIGKILL'), patience.interrupt + patience.terminate))
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  return () => {
    signal?.removeEventListener('abort', onAbort)
    for (const timer of timers) clearTimeout(timer)
  }
}

function kill(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (process.platform === 'win32') child.kill(name)
    else process.kill(-child.pid, name)
  } catch {
    // It has ended meanwhile.
  }
}
