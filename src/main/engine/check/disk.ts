// Checks that the engine's disk has room, where it lies on this computer.
import { statfs } from 'node:fs/promises'
import type { InstallationCheck } from '../../../shared/model/engine.ts'
import type { Link } from '../talk/meet.ts'

const gibibyte = 1024 ** 3
const little = 5 * gibibyte

export async function checkDisk(link: Link | undefined): Promise<InstallationCheck | undefined> {
  // A virtual machine's or another computer's folder is not ours to measure.
  const local = link?.way.address?.kind === 'socket' && (link.facts.kind === 'docker-engine' || link.facts.kind === 'rootless')
  if (!local || !link.rootFolder || process.platform !== 'linux') return undefined
  try {
    const { bavail, bsize } = await statfs(link.rootFolder)
    const free = bavail * bsize
    const words = `${(free / gibibyte).toFixed(1)} GiB are free in ${link.rootFolder}`
    const check = { id: 'disk', title: "Room on the engine's disk" }
    if (free >= little) return { ...check, state: 'ok', message: `${words}.` }
    return { ...check, state: 'warn', message: `Only ${words}; images and volumes need more before long.` }
  } catch {
    return undefined
  }
}
