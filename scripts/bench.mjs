// Builds when stale and runs the benches on Node 24, which reads TypeScript as it is.
import path from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { ensureBuild } from './lib/ensure-build.mjs'
import { node24, toolEnvironment } from './lib/node24.mjs'
import { root } from './lib/places.mjs'
import { run } from './lib/run.mjs'
import { main } from './lib/say.mjs'

await main(async () => {
  await ensureDependencies()
  await ensureBuild()
  const bench = path.join(root, 'test', 'bench', 'index.ts')
  process.exitCode = (await run(node24(), [bench, ...process.argv.slice(2)], { cwd: root, env: toolEnvironment() })).code
})
