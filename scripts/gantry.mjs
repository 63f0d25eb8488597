// Runs Gantry's command line from the sources: `npm run -s gantry -- call stacks.list`. Prints nothing of its own on standard output.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { ensureBuild } from './lib/ensure-build.mjs'
import { node24 } from './lib/node24.mjs'
import { root } from './lib/places.mjs'
import { main } from './lib/say.mjs'

await main(async () => {
  await ensureDependencies()
  await ensureBuild({ quiet: true })
  const cli = spawn(node24(), [path.join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
    // npm changes to the repository first; paths that a person types mean the folder where they stand.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  })
  // Ctrl+C reaches the command line itself, which ends in its own time.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && cli.kill(signal))
  process.exitCode = await new Promise((resolve) => {
    cli.on('error', () => resolve(127))
    cli.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
})
