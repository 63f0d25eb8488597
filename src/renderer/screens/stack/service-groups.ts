// The services of a stack in the order in which they are read: dependency levels first, then those that a plain Start
// leaves out, then those that are on the engine only.
import type { Service } from '../../../shared/model/stack.ts'
import { byLevel, levelWords } from '../../components/lanes/by-level.ts'

export interface ServiceGroup {
  readonly id: string
  readonly title: string
  readonly note?: string
  readonly services: readonly Service[]
}

export function groupServices(services: readonly Service[]): ServiceGroup[] {
  const inFiles = services.filter((service) => service.declared)
  const strays = services.filter((service) => !service.declared)
  const started = inFiles.filter(isPartOfStart)
  const left = inFiles.filter((service) => !isPartOfStart(service))
  const bands = byLevel(started)
  const levels = bands.map(({ level, items }, index) => ({
    id: `level ${level}`,
    title: bands.length > 1 ? levelWords(level) : 'Services',
    note: bands.length > 1 ? levelNote(items, index) : undefined,
    services: items,
  }))
  return [
    ...levels,
    ...(left.length > 0 ? [{ id: 'profiles', title: 'Not started by default', note: profileNote(left), services: left }] : []),
    ...(strays.length > 0
      ? [{ id: 'strays', title: inFiles.length > 0 ? 'Not in the compose files' : 'On the engine', services: strays }]
      : []),
  ]
}

/** A service of a profile that is off may run all the same; then it is shown where it belongs. */
function isPartOfStart(service: Service): boolean {
  return service.active || service.containers.length > 0
}

function levelNote(services: readonly Service[], index: number): string {
  if (index === 0) return 'starts first'
  const needed = [...new Set(services.flatMap((service) => service.dependsOn.map((each) => each.service)))]
  return needed.length > 3 ? `after ${needed.slice(0, 2).join(', ')} and ${needed.length - 2} others` : `after ${needed.join(', ')}`
}

function profileNote(services: readonly Service[]): string {
  const profiles = [...new Set(services.flatMap((service) => service.profiles))]
  return `${profiles.length === 1 ? 'profile' : 'profiles'} ${profiles.join(', ')}`
}
