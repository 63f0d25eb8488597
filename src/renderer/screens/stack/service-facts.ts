// What a row says of a service, from what the engine says of its containers.
import type { Service } from '../../../shared/model/stack.ts'

/** Since when it runs: the youngest of its containers decides. Undefined while none runs. */
export function runningSince(service: Service): string | undefined {
  const starts = service.containers.flatMap(({ status, startedAt }) => (status === 'running' && startedAt ? [startedAt] : []))
  return starts.sort().at(-1)
}

/** What the row adds to the state's word: why it failed, how many of it run, what it waits for. */
export function stateDetail(service: Service): string | undefined {
  const { detail, containers } = service
  const restarts = Math.max(0, ...containers.map((container) => container.restartCount))
  const parts = [detail, restarts > 0 && `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}`].filter(Boolean)
  if (parts.length > 0) return parts.join(', ')
  return service.replicas > 1 && containers.length > 0 ? `${service.replicas} containers` : undefined
}

/** The middle of a long image is left out, never its name and tag. */
export function shortImage(image: string, longest = 44): string {
  const plain = image.replace(/@sha256:([0-9a-f]{8})[0-9a-f]+$/, '@$1')
  if (plain.length <= longest) return plain
  const at = plain.lastIndexOf('/')
  const name = plain.slice(at + 1)
  if (at < 0 || name.length >= longest - 2) return `…${name.slice(-(longest - 1))}`
  return `${plain.slice(0, longest - name.length - 2)}…/${name}`
}

export function isAlive(service: Service): boolean {
  return service.containers.some(({ status }) => status === 'running' || status === 'paused' || status === 'restarting')
}
