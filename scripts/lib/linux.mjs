// Which Linux this is, and whether we may change it.
import { existsSync, readFileSync } from 'node:fs'
import { which } from './run.mjs'

export const isRoot = process.getuid?.() === 0

/** `id` and `codename` as /etc/os-release has them: { id: 'debian', codename: 'bookworm' }. Undefined elsewhere. */
export function distribution() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return undefined
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n')
  const value = (key) =>
    lines
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .replace(/^["']|["']$/g, '')
  return { id: value('ID'), name: value('PRETTY_NAME'), codename: value('VERSION_CODENAME') }
}

/** Whether packages can be installed here: Debian or Ubuntu, as root. */
export function canInstallPackages() {
  const { id } = distribution() ?? {}
  return isRoot && (id === 'debian' || id === 'ubuntu') && which('apt-get') !== undefined
}
