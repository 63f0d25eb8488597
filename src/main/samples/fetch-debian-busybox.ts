// Takes the program out of Debian's busybox-static package, on systems that have apt; installs nothing.
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { findProgram, run } from '../process/index.ts'

/** The program's path, or undefined where this can't be done. */
export async function fetchDebianBusybox({ folder, signal }: { folder: string; signal: AbortSignal }): Promise<string | undefined> {
  const [apt, dpkg] = await Promise.all([findProgram('apt-get'), findProgram('dpkg-deb')])
  if (!apt || !dpkg) return undefined
  const place = path.join(folder, 'busybox-static')
  // What an earlier attempt left is of no use: it may be half.
  await rm(place, { recursive: true, force: true })
  await mkdir(place, { recursive: true, mode: 0o700 })
  const why = 'fetching the package busybox-static'
  const fetched = await run({ program: apt, args: ['download', 'busybox-static'], cwd: place, why, signal })
  const archive = (await readdir(place)).find((name) => name.endsWith('.deb'))
  if (fetched.code !== 0 || !archive) return undefined
  const unpacked = await run({ program: dpkg, args: ['-x', path.join(place, archive), path.join(place, 'root')], why, signal })
  return unpacked.code === 0 ? path.join(place, 'root', 'bin', 'busybox') : undefined
}
