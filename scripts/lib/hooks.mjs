// Sets up the pre-commit hook of a clone, unless somebody has hooks of their own.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './places.mjs'
import { run } from './run.mjs'

export async function ensureHooks() {
  if (process.env.CI || !existsSync(path.join(root, '.git'))) return
  const { stdout } = await run('git', ['config', '--get', 'core.hooksPath'], { quiet: true, cwd: root })
  if (!stdout.trim()) await run('git', ['config', 'core.hooksPath', '.githooks'], { quiet: true, cwd: root })
}
