// Opens Gantry from a clone: installs and builds what is missing, sees to an engine, and opens a window.
//
//   npm start                    in Electron, else in a browser's window
//   npm start -- --browser       in a browser's window
//   npm start -- --no-open       prints the address, opens nothing
import { endChildrenWithUs } from './lib/children.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { ensureEngine } from './lib/engine.mjs'
import { ensureBuild } from './lib/ensure-build.mjs'
import { openGantry } from './lib/open-gantry.mjs'
import { ensureHooks } from './lib/hooks.mjs'
import { main, Reason, warn } from './lib/say.mjs'

const FLAGS = ['--browser', '--no-open']

await main(async () => {
  const flags = process.argv.slice(2)
  const unknown = flags.filter((flag) => !FLAGS.includes(flag))
  if (unknown.length > 0) throw new Reason(`There is no ${unknown.join(', ')}. There are: ${FLAGS.join(', ')}.`)
  await ensureDependencies()
  await ensureHooks()
  await ensureBuild()
  // Without an engine Gantry opens all the same, and shows what to do.
  await ensureEngine().catch((error) => {
    if (!(error instanceof Reason)) throw error
    warn(error.message)
  })
  endChildrenWithUs()
  process.exitCode = await openGantry({ browser: flags.includes('--browser'), open: !flags.includes('--no-open') })
})
