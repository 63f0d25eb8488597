// `out/main/browser.js`: Gantry in a browser window. Prints its address once, and runs until it is told to end.
import { createGantry } from '../../gantry.ts'
import { assetsFolder, pageFolder } from '../app-root.ts'
import { lastSignal } from '../last-signal.ts'
import { outliveBugs } from '../outlive-bugs.ts'
import { describeRunning } from '../running-jobs.ts'
import { removeDoorFile, writeDoorFile } from './door-file.ts'
import { openBrowserDoor } from './door.ts'
import { portSetting } from './port-setting.ts'

/** Whatever hangs, the process is gone by then. Milliseconds. */
const longestEnd = 3_000

function say(line: string): void {
  process.stderr.write(`gantry: ${line}\n`)
}

async function main(): Promise<number> {
  const port = portSetting(process.env['GANTRY_PORT'])
  if (port === undefined) {
    say('GANTRY_PORT is not a port: it takes a number from 0 to 65535.')
    return 2
  }
  const gantry = await createGantry({ door: 'browser', assets: assetsFolder() })
  outliveBugs(gantry)
  try {
    const door = await openBrowserDoor({ router: gantry.router, pageRoot: pageFolder(), port, log: say })
    await writeDoorFile(gantry.home, { url: door.origin, pid: process.pid, key: door.key })
    process.stdout.write(`Gantry is at ${door.newLink()}\n`)
    await lastSignal()
    setTimeout(() => process.exit(1), longestEnd).unref()
    const running = describeRunning(gantry.jobs.running())
    if (running) say(`ending. ${running} What is under way is cancelled; the list of jobs says what was left running.`)
    await removeDoorFile(gantry.home, process.pid)
    await door.close()
    return 0
  } catch (error) {
    if (!isPortTaken(error)) throw error
    say(`Port ${port} is taken by another program. Set GANTRY_PORT to another one, or leave it out.`)
    return 1
  } finally {
    await gantry.close()
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}

process.exit(await main())
