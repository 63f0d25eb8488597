// Electron's own program, which its package fetches only when it is wanted: found, or fetched within a bounded time.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node24, tool } from './node24.mjs'
import { cacheFolder } from './places.mjs'
import { run } from './run.mjs'
import { warn } from './say.mjs'

/** About 110 MB. */
const FETCH_PATIENCE = 5 * 60_000
const KNOCK_PATIENCE = 5_000
const DAY = 24 * 60 * 60_000

const RELEASES = 'https://github.com/electron/electron/releases/'

/** Answers { file } or { reason }. A fetch that failed is not tried again for a day, so that the next start is quick. */
export async function ensureElectron() {
  const found = electronBinary()
  if (found) return { file: found }
  const failure = rememberedFailure()
  if (failure) return { reason: failure }
  warn("Fetching Electron, which is Gantry's window (about 110 MB, once).")
  const trouble = await fetchElectron()
  const file = electronBinary()
  if (file && !trouble) return { file }
  const reason = `Electron could not be fetched: ${trouble ?? 'its program is not where it should be'}`
  writeFileSync(memory(), reason)
  return { reason }
}

/** Where Electron's package says that its program lies, if it is there. */
export function electronBinary() {
  const home = tool('electron')
  const note = path.join(home, 'path.txt')
  if (!existsSync(note)) return undefined
  const file = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(home, 'dist'), readFileSync(note, 'utf8').trim())
  return existsSync(file) ? file : undefined
}

/** What went wrong, if anything did. */
async function fetchElectron() {
  const silence = await knock()
  if (silence) return silence
  const { code, stderr } = await run(node24(), [tool('electron/install.js')], { quiet: true, timeout: FETCH_PATIENCE })
  if (code === 0) return undefined
  return stderr.split('\n').find((line) => line.includes('Error')) ?? `it took longer than ${FETCH_PATIENCE / 60_000} minutes`
}

/** A host that can't be reached is known in seconds, where the download would try for minutes. A proxy may reach what we can't. */
async function knock() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy || process.env.ELECTRON_GET_USE_PROXY) return undefined
  const address = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || RELEASES
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(KNOCK_PATIENCE) })
    return undefined
  } catch {
    return `${new URL(address).host} can't be reached`
  }
}

function memory() {
  const { version } = JSON.parse(readFileSync(tool('electron/package.json'), 'utf8'))
  return path.join(cacheFolder('gantry'), `electron-${version}-not-fetched`)
}

function rememberedFailure() {
  const file = memory()
  if (!existsSync(file)) return undefined
  if (Date.now() - statSync(file).mtimeMs < DAY)
    return `${readFileSync(file, 'utf8')} (tried less than a day ago; delete ${file} to try again)`
  rmSync(file)
  return undefined
}
