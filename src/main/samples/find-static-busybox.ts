// Finds a static busybox for the engine's processor: this machine's own, or the one in Debian's package.
import { readFile } from 'node:fs/promises'
import { findProgram } from '../process/index.ts'
import { fetchDebianBusybox } from './fetch-debian-busybox.ts'
import { readElf } from './read-elf.ts'

export interface StaticBusybox {
  readonly path: string
  readonly program: Buffer
}

export interface BusyboxQuestion {
  readonly architecture?: string | undefined
  readonly cache: string
  readonly signal: AbortSignal
}

export async function findStaticBusybox({ architecture, cache, signal }: BusyboxQuestion): Promise<StaticBusybox | undefined> {
  const places = [await findProgram('busybox'), '/bin/busybox', '/bin/busybox.static', '/usr/lib/initramfs-tools/bin/busybox']
  for (const place of places) {
    const found = place === undefined ? undefined : await staticBusyboxAt(place, architecture)
    if (found) return found
  }
  const fetched = await fetchDebianBusybox({ folder: cache, signal })
  return fetched === undefined ? undefined : staticBusyboxAt(fetched, architecture)
}

export async function staticBusyboxAt(path: string, architecture?: string): Promise<StaticBusybox | undefined> {
  try {
    const program = await readFile(path)
    const facts = readElf(program)
    const fits = facts?.isStatic && (architecture === undefined || facts.architecture === kernelName(architecture))
    return fits ? { path, program } : undefined
  } catch {
    return undefined
  }
}

/** Engines say `x86_64` in one place and `amd64` in another. */
function kernelName(architecture: string): string {
  return { amd64: 'x86_64', arm64: 'aarch64' }[architecture] ?? architecture
}
