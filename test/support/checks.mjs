// The checks of `npm test`, in their order. Each puts in place what it needs, runs, and answers its tally.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { electronBinary, ensureElectron } from '../../scripts/lib/electron-binary.mjs'
import { ensureBuild } from '../../scripts/lib/ensure-build.mjs'
import { node24, tool, toolEnvironment } from '../../scripts/lib/node24.mjs'
import { root } from '../../scripts/lib/places.mjs'
import { lint, passes, types } from '../../scripts/lib/quick-checks.mjs'
import { run } from '../../scripts/lib/run.mjs'
import { Reason, say } from '../../scripts/lib/say.mjs'
import { failed, passed, readPlaywright, readVitest, skipped, sum } from '../../scripts/lib/tally.mjs'
import { leftovers, removeLeftovers } from './leftovers.mjs'
import { provideBaseImages, provideChromium, provideDisplay, provideEngine, provideNewerCompose } from './provision.mjs'

const REPORTS = path.join(root, '.cache', 'test')
const ELECTRON_WINDOW = 'Electron window'

/** `needs` is put in place first, once for all checks; what can't be had skips the check with its reason. */
export const checks = [
  { name: 'types', needs: [], run: () => runQuick(types) },
  { name: 'lint', needs: [], run: () => runQuick(lint) },
  { name: 'unit', needs: [], run: () => runVitest('unit*') },
  { name: 'build', needs: [], run: build },
  { name: 'integration', needs: ['engine', 'base images', 'newer Compose'], run: () => runVitest('integration') },
  { name: 'end-to-end', needs: ['engine', 'base images', 'build', 'Chromium'], run: () => runPlaywright('browser') },
  { name: 'electron', needs: ['engine', 'build'], run: electronWindow },
]

/** What each need does; some answer variables that the tests read. */
export const needs = {
  engine: async () => {
    await provideEngine()
    await sweep()
    return {}
  },
  'base images': async () => (await provideBaseImages(), {}),
  'newer Compose': async () => ({ GANTRY_TEST_COMPOSE_NEW_CONFIG: await provideNewerCompose() }),
  Chromium: async () => ({ CHROMIUM_PATH: await provideChromium() }),
  build: async () => (await ensureBuild(), {}),
}

/** A skip that is allowed wherever tests run. */
export const mayBeSkipped = ({ what }) => what === ELECTRON_WINDOW

/** After all: the engine holds nothing of the tests any more. */
export async function nothingLeft() {
  const left = await leftovers()
  for (const { kind, name } of left) say(`Left behind: ${kind} ${name}`)
  return left.length > 0 ? failed() : passed()
}

async function sweep() {
  const left = await leftovers()
  for (const { kind, name } of left) say(`From an earlier run, removed: ${kind} ${name}`)
  await removeLeftovers(left)
}

async function runQuick(list) {
  const tallies = []
  for (const check of list) {
    const ok = await passes(check)
    say(`${ok ? 'passed' : 'FAILED'}: ${check.name}`)
    tallies.push(ok ? passed() : failed())
  }
  return sum(tallies)
}

async function build() {
  try {
    await ensureBuild()
    return passed()
  } catch (error) {
    say(error instanceof Reason ? error.message : String(error))
    return failed()
  }
}

async function runVitest(project) {
  const report = freshReport(`vitest-${project.replace('*', '')}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // Electron's package would fetch its program the moment that somebody imports it.
  const env = { ELECTRON_OVERRIDE_DIST_PATH: path.join(root, '.cache', 'no-electron') }
  const { code } = await run(node24(), [tool('vitest/vitest.mjs'), ...args], { cwd: root, env: { ...toolEnvironment(), ...env } })
  return readVitest(report, code)
}

async function runPlaywright(project, before = []) {
  const report = freshReport(`playwright-${project}.json`)
  const [program, ...args] = [...before, node24(), tool('@playwright/test/cli.js'), 'test', '--project', project]
  const { code } = await run(program, args, { cwd: root, env: { ...toolEnvironment(), GANTRY_TEST_REPORT: report } })
  return readPlaywright(report, code)
}

async function electronWindow() {
  const { reason } = electronBinary() ? {} : await ensureElectron()
  if (reason) return skipped(ELECTRON_WINDOW, reason)
  return runPlaywright('electron', await provideDisplay())
}

function freshReport(name) {
  const file = path.join(REPORTS, name)
  if (existsSync(file)) rmSync(file)
  return file
}
