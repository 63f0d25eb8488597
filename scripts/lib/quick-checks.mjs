// The checks that only read: types, linter, format, layers, unused code. Each counts as one test.
import path from 'node:path'
import { node24, tool, toolEnvironment } from './node24.mjs'
import { root } from './places.mjs'
import { run } from './run.mjs'

export const types = [{ name: 'types', script: tool('typescript/bin/tsc'), args: ['-p', '.'] }]

export const lint = [
  { name: 'oxlint', script: tool('oxlint/bin/oxlint'), args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', script: tool('@biomejs/biome/bin/biome'), args: ['format', '--error-on-warnings'] },
  { name: 'layers', script: path.join(root, 'scripts', 'layers.mjs'), args: [] },
  { name: 'unused code', script: tool('knip/bin/knip.js'), args: ['--no-progress'] },
]

/** Runs one with its output shown; answers whether it passed. */
export async function passes({ script, args }, more = []) {
  return (await run(node24(), [script, ...args, ...more], { cwd: root, env: toolEnvironment() })).code === 0
}
