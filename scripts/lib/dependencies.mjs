// Installs Gantry's packages when they are missing, or when the lock has changed since they were installed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './places.mjs'
import { run } from './run.mjs'
import { Reason, warn } from './say.mjs'

const STAMP = path.join(root, 'node_modules', '.gantry-installed')

export async function ensureDependencies() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Reason(`Gantry needs Node 20 or later, and this is ${process.version}.`)
  const wanted = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  const fresh = !existsSync(path.join(root, 'node_modules'))
  warn(fresh ? "Installing Gantry's packages, about half a minute." : "Gantry's packages have changed; bringing them up to date.")
  const { code } = await npm(fresh ? ['ci'] : ['install', '--no-save'])
  if (code !== 0) throw new Reason("Gantry's packages could not be installed; npm says above why.")
  writeFileSync(STAMP, wanted)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(root, file)))
  return `${process.platform} ${process.arch} ${hash.digest('hex')}`
}

/** The npm that runs us, by the Node that runs it: ours may lie in the very folder that is being installed. */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env
  // What npm prints goes to standard error: standard output may be wanted for a program's answer.
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const all = [...args, '--loglevel=error', '--no-audit', '--no-fund']
  if (script?.endsWith('.js')) return run(node, [script, ...all], options)
  return process.platform === 'win32' ? run('cmd.exe', ['/c', 'npm', ...all], options) : run('npm', all, options)
}
