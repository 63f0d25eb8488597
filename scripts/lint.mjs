// Runs every linter, all of them even when one complains.
import { ensureDependencies } from './lib/dependencies.mjs'
import { lint, passes } from './lib/quick-checks.mjs'
import { main, Reason, say } from './lib/say.mjs'

await main(async () => {
  await ensureDependencies()
  const failures = []
  for (const check of lint) {
    say(`\n${check.name}`)
    if (!(await passes(check))) failures.push(check.name)
  }
  if (failures.length > 0) throw new Reason(`\nNot clean: ${failures.join(', ')}.`)
})
