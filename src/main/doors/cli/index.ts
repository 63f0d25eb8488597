// `out/main/cli.js`: the command line.
import manifest from '../../../../package.json' with { type: 'json' }
import { createGantry, type Gantry } from '../../gantry.ts'
import { assetsFolder } from '../app-root.ts'
import { askPerson } from './ask-person.ts'
import { exitCode } from './exit-code.ts'
import { runCommand } from './run-command.ts'
import { outputOf, type Terminal } from './terminal.ts'

/** Ctrl+C, or a polite end, asks for the end; a second one takes it. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCode.interrupted)
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return controller.signal
}

async function main(): Promise<number> {
  const interrupted = interruption()
  let gantry: Promise<Gantry> | undefined
  const terminal: Terminal = {
    out: outputOf(process.stdout, process.env),
    err: outputOf(process.stderr, process.env),
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask: (question: string) => askPerson(question, interrupted) }),
  }
  const open = (): Promise<Gantry> => {
    gantry ??= createGantry({ door: 'cli', assets: assetsFolder() })
    return gantry
  }
  try {
    return await runCommand(process.argv.slice(2), {
      terminal,
      interrupted,
      cwd: process.cwd(),
      version: manifest.version,
      client: async () => (await open()).client,
    })
  } finally {
    await (await gantry)?.close()
  }
}

/** A pipe may still be full of what was written last. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writable) return
  await new Promise<void>((resolve) => stream.write('', () => resolve()))
}

const code = await main()
await Promise.all([flushed(process.stdout), flushed(process.stderr)])
process.exit(code)
