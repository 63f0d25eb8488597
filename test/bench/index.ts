// Runs the benches, or those that are named: `npm run bench -- start-overhead`.
import { printRow } from './report.ts'

const benches = ['start-overhead', 'log-path', 'idle-cost'] as const
const named = process.argv.slice(2)

for (const name of benches) {
  if (named.length > 0 && !named.includes(name)) continue
  const { run } = await import(`./${name}.ts`)
  for (const row of await run()) printRow(row)
}
