// Holds the sources to the layer rules in .dependency-cruiser.cjs, and makes sure that they were looked at.
import path from 'node:path'
import { node24, tool, toolEnvironment } from './lib/node24.mjs'
import { root } from './lib/places.mjs'
import { run } from './lib/run.mjs'
import { main, Reason, say } from './lib/say.mjs'

/** Fewer than this were never all of them: with a parser that it can't find, dependency-cruiser passes an empty house. */
const FEWEST = 50

await main(async () => {
  const args = ['--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src']
  const script = tool('dependency-cruiser/bin/dependency-cruiser.mjs')
  const { stdout, stderr } = await run(node24(), [script, ...args], { cwd: root, env: toolEnvironment(), quiet: true })
  if (!stdout.startsWith('{')) throw new Reason(`dependency-cruiser gave no answer. ${stderr}`)
  const { modules, summary } = JSON.parse(stdout)
  const cruised = modules.filter(({ source }) => source.startsWith('src/')).length
  for (const { rule, from, to, cycle } of summary.violations) {
    const { comment } = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name) ?? {}
    say(`${from}${to === from ? '' : ` -> ${cycle ? cycle.map(({ name }) => name).join(' -> ') : to}`}\n  ${rule.name}: ${comment}`)
  }
  if (summary.violations.length > 0) throw new Reason(`${summary.violations.length} imports break the layer rules.`)
  if (cruised < FEWEST) throw new Reason(`Only ${cruised} files were looked at; there must be at least ${FEWEST}.`)
  say(`${cruised} files keep to the layers.`)
})
