// The quick checks before a commit: types of all, linter and format of the files being committed.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './lib/places.mjs'
import { lint, passes, types } from './lib/quick-checks.mjs'
import { run } from './lib/run.mjs'
import { main, Reason, warn } from './lib/say.mjs'

const CODE = /\.(ts|tsx|mjs|cjs|js)$/
const FORMATTED = /\.(ts|tsx|mjs|cjs|js|json|css)$/

await main(async () => {
  if (!existsSync(path.join(root, 'node_modules', '.gantry-installed'))) {
    warn('Not checked: the packages are not installed (npm start or npm test installs them).')
    return
  }
  const { stdout } = await run('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], { quiet: true, cwd: root })
  const staged = stdout.split('\0').filter((file) => file && existsSync(path.join(root, file)))
  const plan = [
    { check: types[0], files: [], isWanted: staged.some((file) => CODE.test(file)) },
    { check: named('oxlint'), files: staged.filter((file) => CODE.test(file)) },
    { check: named('format'), files: staged.filter((file) => FORMATTED.test(file)), more: ['--no-errors-on-unmatched'] },
  ].filter(({ files, isWanted = files.length > 0 }) => isWanted)
  const results = await Promise.all(plan.map(({ check, files, more = [] }) => passes(check, [...more, ...files])))
  if (results.includes(false)) throw new Reason('Not committed. To commit all the same: git commit --no-verify')
})

function named(name) {
  return lint.find((check) => check.name === name)
}
