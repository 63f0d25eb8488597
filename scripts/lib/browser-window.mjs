// Opens Gantry's page in a window of its own: a Chromium app window where there is one, else the default browser.
//
// The address carries the key to the engine, and any user can read the arguments of a running program: so the browser is given the name
// of a file that only this user can read, which leads on to the address and is then removed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from './chromium.mjs'
import { isRoot } from './linux.mjs'
import { cacheFolder } from './places.mjs'
import { which } from './run.mjs'

/** The address can be used once, so the file is worthless by then. */
const FILE_LIFE = 30_000

/** Answers what was opened, in words, and its program where that is ours to end; undefined when there is nothing to open it with. */
export function openWindow(address) {
  const chromium = findChromium()
  if (chromium) return { what: 'a window of its own', program: start(chromium, appWindow(chromium, handOver(address, chromium))) }
  const [program, ...args] = defaultBrowser()
  if (!which(program)) return undefined
  start(program, [...args, handOver(address, program)]).unref()
  return { what: 'your browser' }
}

/** Whether a window would be seen by anybody. */
export function hasDisplay() {
  if (process.platform !== 'linux') return !process.env.SSH_CONNECTION
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function appWindow(chromium, url) {
  const profile = isSnap(chromium)
    ? path.join(homedir(), 'snap', 'chromium', 'common', 'gantry')
    : cacheFolder(path.join('gantry', 'browser'))
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1280,840',
    '--class=Gantry',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    // Chromium's sandbox refuses to run as root.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

function defaultBrowser() {
  if (process.platform === 'darwin') return ['open']
  if (process.platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler']
  return ['xdg-open']
}

function start(program, args) {
  const child = spawn(program, args, { stdio: 'ignore' })
  child.on('error', () => {})
  return child
}

/** Answers the URL of the file that leads on to `address`. */
function handOver(address, program) {
  // mkdtemp makes a folder that nobody else can enter. A snap (Ubuntu's browsers are) sees neither /tmp nor hidden folders.
  const mayBeSnap = isSnap(program) || (program === 'xdg-open' && existsSync('/snap/bin'))
  const folder = mkdtempSync(path.join(mayBeSnap ? homedir() : tmpdir(), 'gantry-open-'))
  const file = path.join(folder, 'open.html')
  const script = `location.replace(${JSON.stringify(address)})`
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Gantry</title><script>${script}</script>\n`, { mode: 0o600 })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  setTimeout(remove, FILE_LIFE).unref()
  process.once('exit', remove)
  return pathToFileURL(file).href
}

function isSnap(program) {
  return program.startsWith('/snap/')
}
