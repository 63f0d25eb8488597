// Opens Gantry: in Electron, else in a browser's window over the browser door, else by printing the address.
import path from 'node:path'
import { createInterface } from 'node:readline'
import { hasDisplay, openWindow } from './browser-window.mjs'
import { adopt, ended, startChild } from './children.mjs'
import { ensureElectron } from './electron-binary.mjs'
import { isRoot } from './linux.mjs'
import { node24 } from './node24.mjs'
import { root } from './places.mjs'
import { say, warn } from './say.mjs'

/** An Electron that ends badly within this time never showed a window. */
const FIRST_MOMENTS = 10_000

/** Runs until Gantry ends; answers its exit code. `browser`: not in Electron. `open`: whether to open a window at all. */
export async function openGantry({ browser, open }) {
  const isSeen = open && hasDisplay()
  if (isSeen && !browser) {
    const code = await runElectron()
    if (code !== undefined) return code
  }
  return runBrowserDoor(isSeen)
}

/** The exit code, or undefined when there was no window. */
async function runElectron() {
  const { file, reason } = await ensureElectron()
  if (!file) {
    warn(`${reason}. Opening Gantry in a browser window.`)
    return undefined
  }
  const began = Date.now()
  // Chromium's sandbox refuses to run as root.
  const code = await ended(startChild(file, [root, ...(isRoot ? ['--no-sandbox'] : [])], { cwd: root, stdio: 'inherit' }))
  if (code === 0 || Date.now() - began > FIRST_MOMENTS) return code
  warn(`Electron could not start here (exit code ${code}). Opening Gantry in a browser window.`)
  return undefined
}

async function runBrowserDoor(isSeen) {
  const door = startChild(node24(), [path.join(root, 'out', 'main', 'browser.js')], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: door.stdout }).on('line', (line) => {
    const address = /^Gantry is at (\S+)$/.exec(line)?.[1]
    if (!address) say(line)
    else show(address, isSeen)
  })
  return ended(door)
}

function show(address, isSeen) {
  const window = isSeen ? openWindow(address) : undefined
  if (window) {
    if (window.program) adopt(window.program)
    say(`Gantry is open in ${window.what}. It goes on when the window is closed; Ctrl+C ends it.`)
  } else {
    // The line is the door's own: who reads our output may look for it.
    say(`Gantry is at ${address}`)
    say('The address can be used once, in a browser on this computer. Ctrl+C ends Gantry.')
  }
}
