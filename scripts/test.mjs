// Installs what is missing and runs every check, or those that are named: `npm test -- unit lint`. Ends with one line of totals.
import { ensureDependencies } from './lib/dependencies.mjs'
import { ensureHooks } from './lib/hooks.mjs'
import { main, Reason, say } from './lib/say.mjs'
import { failed, skipped, sum } from './lib/tally.mjs'
import { checks, mayBeSkipped, needs, nothingLeft } from '../test/support/checks.mjs'

const isStrict = Boolean(process.env.CI) && process.env.CI !== 'false' && process.platform === 'linux'

/** What was asked for, and why it is not there, if so. */
const provided = new Map()

await main(async () => {
  const chosen = choose(process.argv.slice(2))
  await ensureDependencies()
  await ensureHooks()
  const tallies = []
  for (const check of chosen) {
    say(`\n== ${check.name}`)
    tallies.push(await runCheck(check))
  }
  if (provided.has('engine')) {
    say('\n== nothing left behind')
    tallies.push(await nothingLeft())
  }
  report(sum(tallies))
})

function choose(names) {
  const known = checks.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Reason(`There is no check called ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  return names.length > 0 ? checks.filter(({ name }) => names.includes(name)) : checks
}

async function runCheck(check) {
  for (const need of check.needs) {
    const reason = await provide(need)
    if (reason) return skipped(check.name, `${need}: ${reason}`)
  }
  try {
    return await check.run()
  } catch (error) {
    say(error instanceof Error ? error.stack : String(error))
    return failed()
  }
}

async function provide(need) {
  if (!provided.has(need)) {
    try {
      Object.assign(process.env, await needs[need]())
      provided.set(need, undefined)
    } catch (error) {
      provided.set(need, error instanceof Error ? error.message : String(error))
    }
  }
  return provided.get(need)
}

function report({ passed, failed, skips }) {
  const allowed = skips.filter((skip) => !isStrict || mayBeSkipped(skip))
  say('')
  for (const { what, reason } of skips) say(`Skipped: ${what} (${reason})`)
  const forbidden = skips.length - allowed.length
  if (forbidden > 0) say(`With CI set nothing may be skipped here, so ${forbidden} of these count as failed.`)
  const failures = failed + forbidden
  say(`${passed} passed, ${failures} failed, ${allowed.length} skipped`)
  process.exitCode = failures > 0 ? 1 : 0
}
