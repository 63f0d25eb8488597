// What a container left behind when it failed: the end of its log, and the last words of its health check.
import type { EngineRoom } from '../../engine/index.ts'

const lastLines = 30

/** For a fault's detail. Empty when the engine has nothing, or the container is gone. */
export async function evidenceOf(engine: EngineRoom, containerId: string): Promise<string> {
  try {
    const container = engine.docker().getContainer(containerId)
    const [state, log] = await Promise.all([
      container.inspect().then((found) => found.State),
      container.logs({ stdout: true, stderr: true, tail: lastLines, follow: false }),
    ])
    const health = state.Health?.Log?.at(-1)?.Output.trim()
    return [log.length > 0 ? `Its last lines:\n${plainLog(log)}` : '', health ? `Its health check said:\n${health}` : '', state.Error]
      .filter((part) => part)
      .join('\n\n')
  } catch {
    return ''
  }
}

/** Takes the 8-byte frame headers out; a container with a terminal has none. */
function plainLog(log: Buffer): string {
  const parts: Buffer[] = []
  let at = 0
  while (at + 8 <= log.length) {
    const kind = log[at] ?? 255
    if (kind > 2 || log.readUIntBE(at + 1, 3) !== 0) return log.toString('utf8').trimEnd()
    const size = log.readUInt32BE(at + 4)
    parts.push(log.subarray(at + 8, at + 8 + size))
    at += 8 + size
  }
  return Buffer.concat(parts).toString('utf8').trimEnd()
}
