// Starts a program that is to outlive Gantry, such as an engine's daemon.
import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { childEnvironment } from './environment.ts'

export interface DetachedOptions {
  /** Absolute path, from findProgram. */
  readonly program: string
  readonly args: readonly string[]
  /** Where both its outputs go, added to the end; none: nowhere. */
  readonly log?: string
}

/** Resolves with its process id once it runs; rejects when it can't be started. */
export async function startDetached({ program, args, log }: DetachedOptions): Promise<number | undefined> {
  const file = log ? await open(log, 'a', 0o600) : undefined
  try {
    const output = file?.fd ?? 'ignore'
    const child = spawn(program, args, {
      env: childEnvironment(),
      stdio: ['ignore', output, output],
      detached: true,
      cwd: '/',
      windowsHide: true,
    })
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
    child.unref()
    return child.pid
  } finally {
    await file?.close()
  }
}
