// What kind of computer this is, as far as hints depend on it.
import { readFile } from 'node:fs/promises'

export interface Machine {
  readonly platform: NodeJS.Platform
  /** /etc/os-release's ID and ID_LIKE on Linux, e.g. ['ubuntu', 'debian']. */
  readonly distribution: readonly string[]
  readonly root: boolean
}

export async function thisMachine(platform: NodeJS.Platform = process.platform): Promise<Machine> {
  const release = platform === 'linux' ? await readFile('/etc/os-release', 'utf8').catch(() => '') : ''
  return { platform, distribution: distributionOf(release), root: process.getuid?.() === 0 }
}

export function distributionOf(osRelease: string): string[] {
  const valueOf = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(osRelease)?.[1]?.replaceAll(/["']/g, '') ?? ''
  return `${valueOf('ID')} ${valueOf('ID_LIKE')}`
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /^[a-z0-9._-]+$/.test(word))
}
