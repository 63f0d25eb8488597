// A door as a process of its own, run from the sources.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const doors = path.resolve(import.meta.dirname, '../../../src/main/doors')

export interface DoorProcess {
  readonly child: ChildProcess
  readonly pid: number
  stdout(): string
  stderr(): string
  /** Resolves when standard output has this; throws when the process ended before. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** The exit code, when it has ended. */
  ended(): Promise<number | null>
}

export interface Start {
  readonly door: 'browser' | 'cli'
  readonly home: string
  readonly args?: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

export function startDoor({ door, home, args = [], cwd, env = {} }: Start): DoorProcess {
  const child = spawn(process.execPath, [path.join(doors, door, 'index.ts'), ...args], {
    cwd,
    env: { ...process.env, ...env, GANTRY_HOME: home, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk
    child.emit('said')
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk
    child.emit('said')
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    pid: child.pid ?? 0,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    ended: () => ended,
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(text.stdout + text.stderr)
        if (found) return found
        const over = await Promise.race([once(child, 'said').then(() => false), ended.then(() => true)])
        if (over) throw new Error(`It ended without saying ${pattern}: ${text.stdout}${text.stderr}`)
      }
    },
  }
}
