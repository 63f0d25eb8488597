// Finds a browser of the Chromium family on this computer.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { which } from './run.mjs'

const LINUX = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser']
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe']

/** Its path, CHROMIUM_PATH before all others; or undefined. */
export function findChromium() {
  return candidates().find((file) => file && existsSync(file))
}

function candidates() {
  const { CHROMIUM_PATH, LOCALAPPDATA = '', PROGRAMFILES = '', 'PROGRAMFILES(X86)': programFiles32 = '' } = process.env
  if (CHROMIUM_PATH) return [CHROMIUM_PATH]
  if (process.platform === 'darwin') return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32') {
    return [PROGRAMFILES, programFiles32, LOCALAPPDATA].filter(Boolean).flatMap((folder) => WINDOWS.map((file) => path.join(folder, file)))
  }
  return LINUX.map((name) => which(name))
}
