// Which product an engine is, from what it says of itself.
import type { EngineKind } from '../../../shared/model/engine.ts'

export interface Words {
  readonly operatingSystem?: string
  readonly name?: string
  readonly components: readonly string[]
  readonly securityOptions: readonly string[]
}

/** `suggested`: what the place of its socket suggests, which decides only when the engine's words don't. */
export function kindOf(words: Words, suggested?: EngineKind): EngineKind {
  const { operatingSystem = '', name = '', components, securityOptions } = words
  if (components.some((each) => /podman/i.test(each))) return 'podman'
  if (/docker desktop/i.test(operatingSystem) || name === 'docker-desktop') return 'docker-desktop'
  if (/orbstack/i.test(operatingSystem) || /^orbstack/i.test(name)) return 'orbstack'
  if (/rancher desktop/i.test(operatingSystem) || /rancher-desktop/i.test(name)) return 'rancher-desktop'
  if (/^colima/i.test(name)) return 'colima'
  if (/^lima-/i.test(name)) return 'lima'
  if (securityOptions.some((each) => each.startsWith('name=rootless')))
    return suggested === 'colima' || suggested === 'lima' ? suggested : 'rootless'
  return suggested === undefined || suggested === 'rootless' ? 'docker-engine' : suggested
}
