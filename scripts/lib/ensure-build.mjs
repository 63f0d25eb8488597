// Builds when out/ is stale, with the build's words on standard error.
import path from 'node:path'
import { isStale } from './build-stamp.mjs'
import { node24, toolEnvironment } from './node24.mjs'
import { root } from './places.mjs'
import { run } from './run.mjs'
import { Reason, warn } from './say.mjs'

/** `quiet`: says nothing unless the build fails. */
export async function ensureBuild({ quiet = false } = {}) {
  if (!isStale()) return
  if (!quiet) warn('Building Gantry.')
  const { code, stdout, stderr } = await run(node24(), [path.join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    env: toolEnvironment(),
    quiet: true,
  })
  if (code === 0) return
  warn(stdout + stderr)
  throw new Reason('Gantry could not be built; the reason stands above.')
}
