// Joins what the files say with what the engine says into the stacks that are on screen.
import type { Fault } from '../../../shared/fault.ts'
import type { Container } from '../../../shared/model/container.ts'
import type { Service, Stack } from '../../../shared/model/stack.ts'
import { dependencyLevels } from '../project/levels.ts'
import type { Project, ProjectService } from '../project/project.ts'
import { type KnownStack, stackId } from './known-stacks.ts'
import { serviceState, stackState } from './service-state.ts'

/** A known stack, and what was understood of its files so far. */
export interface ReadStack {
  readonly known: KnownStack
  readonly files: readonly string[]
  /** Undefined until the files have been read, and while they can't be. */
  readonly project?: Project
  readonly fault?: Fault
  readonly warnings: readonly string[]
}

export interface ViewInput {
  readonly known: readonly ReadStack[]
  readonly containers: readonly Container[]
  /** False: the engine does not answer, and the containers are the last that were known. */
  readonly fresh: boolean
  /** False until the engine was heard once: states are not known then. */
  readonly heard: boolean
  readonly jobOf: (stackId: string) => string | undefined
  /** Volumes on the engine by project label, for stacks whose files are not at hand. */
  readonly volumesOf: (project: string) => readonly string[]
}

/** All stacks: the known ones, then those seen on the engine by their labels. */
export function stackViews(input: ViewInput): Stack[] {
  const { known, containers } = input
  const byProject = Map.groupBy(
    containers.filter((container) => container.compose),
    (container) => container.compose?.project ?? '',
  )
  const claimed = new Set<string>()
  const stacks = known.map((read) => {
    const name = read.project?.name ?? read.known.name
    const own = (name === undefined ? [] : (byProject.get(name) ?? [])).filter((container) => belongs(container, read, known))
    for (const { id } of own) claimed.add(id)
    return knownView(read, own, input)
  })
  const rest = containers.filter((container) => container.compose && !claimed.has(container.id))
  const groups = Map.groupBy(rest, (container) => `${container.compose?.project}\0${container.compose?.workingDir ?? ''}`)
  const found = [...groups.values()].map((group) => foundView(group, input))
  return withClashes([...stacks, ...found])
}

/** Same project name and same folder; among known stacks of one folder, those whose files it was made from. */
function belongs(container: Container, read: ReadStack, known: readonly ReadStack[]): boolean {
  const { workingDir, configFiles } = container.compose ?? { configFiles: [] }
  if (workingDir === undefined) return true
  if (!samePath(workingDir, read.known.folder) && !configFiles.some((file) => read.files.includes(file))) return false
  const siblings = known.filter(
    (other) => other !== read && other.known.folder === read.known.folder && other.project?.name === read.project?.name,
  )
  if (siblings.length === 0) return true
  const fits = (files: readonly string[]): boolean => sameFiles(files, configFiles)
  return fits(read.files) || (!siblings.some((other) => fits(other.files)) && !read.known.files)
}

/** Engines on Mac and Windows report paths as the host has them; only a trailing separator may differ. */
function samePath(a: string, b: string): boolean {
  return a.replace(/[\\/]+$/, '') === b.replace(/[\\/]+$/, '')
}

function sameFiles(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((file, index) => file === b[index])
}

function knownView(read: ReadStack, containers: readonly Container[], input: ViewInput): Stack {
  const { known, project, fault } = read
  const services = project ? declaredServices(project, containers) : labelledServices(containers)
  const filesPresent = !fault || (fault.code !== 'stack.filesMissing' && fault.code !== 'folder.missing' && fault.code !== 'compose.none')
  const name = project?.name ?? read.known.name ?? folderName(known.folder)
  return {
    id: known.id,
    name,
    folder: known.folder,
    files: [...read.files],
    source: 'known',
    filesPresent,
    ...stateOf(services, input),
    services,
    profiles: (project?.profiles ?? []).map((profile) => ({ name: profile, active: isProfileOn(profile, project, known) })),
    volumes: project ? [...project.volumes] : labelledVolumes(name, input),
    ...(fault && { fault }),
    warnings: [...read.warnings],
    ...common(known.id, containers, input),
  }
}

/** On in Gantry, or by the `.env` file: then its services are active. */
function isProfileOn(profile: string, project: Project | undefined, known: KnownStack): boolean {
  if (known.profiles.includes(profile)) return true
  const only = project?.services.filter((service) => service.profiles.length === 1 && service.profiles[0] === profile) ?? []
  return only.length > 0 && only.every((service) => service.active)
}

function foundView(containers: readonly Container[], input: ViewInput): Stack {
  const newest = containers.reduce((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? b : a))
  const { project = '', workingDir, configFiles = [] } = newest.compose ?? {}
  const services = labelledServices(containers)
  const id = stackId(`found:${project}`, [workingDir ?? '', ...configFiles])
  return {
    id,
    name: project,
    ...(workingDir !== undefined && { folder: workingDir }),
    files: [...configFiles],
    source: 'found',
    filesPresent: false,
    ...stateOf(services, input),
    services,
    profiles: [],
    volumes: labelledVolumes(project, input),
    warnings: [],
    ...common(id, containers, input),
  }
}

function stateOf(services: readonly Service[], input: ViewInput): Pick<Stack, 'state' | 'detail'> {
  return input.heard ? stackState(services) : { state: 'unknown' }
}

function common(id: string, containers: readonly Container[], input: ViewInput): Pick<Stack, 'jobId' | 'changedAt' | 'stale'> {
  const jobId = input.jobOf(id)
  const times = containers.flatMap(({ createdAt, startedAt, finishedAt }) =>
    [createdAt, startedAt, finishedAt].filter((time) => time !== undefined),
  )
  const changedAt = times.sort().at(-1)
  return { ...(jobId !== undefined && { jobId }), ...(changedAt !== undefined && { changedAt }), stale: !input.fresh }
}

function declaredServices(project: Project, containers: readonly Container[]): Service[] {
  const names = new Set(project.services.map((service) => service.name))
  const orphans = containers.filter((container) => !names.has(container.compose?.service ?? ''))
  return [...project.services.map((service) => toService(service, containersOf(containers, service.name))), ...labelledServices(orphans)]
}

function containersOf(containers: readonly Container[], service: string): Container[] {
  return containers
    .filter((container) => container.compose?.service === service && !container.compose.oneOff)
    .sort((a, b) => (a.compose?.number ?? 0) - (b.compose?.number ?? 0))
}

function toService(service: ProjectService, containers: readonly Container[]): Service {
  const { name, image, builds, profiles, active, replicas, dependsOn, level, hasHealthcheck, ports } = service
  const words = serviceState(containers, replicas)
  const live = containers.flatMap((container) => container.ports)
  return {
    name,
    ...(image !== undefined || containers[0] ? { image: image ?? containers[0]?.image } : {}),
    builds,
    profiles: [...profiles],
    active,
    declared: true,
    replicas,
    dependsOn: [...dependsOn],
    level,
    hasHealthcheck: hasHealthcheck || containers.some((container) => container.health !== 'none'),
    ...words,
    ports: live.length > 0 ? live : [...ports],
    containers: [...containers],
  }
}

/** Services known only by the labels of their containers. */
function labelledServices(containers: readonly Container[]): Service[] {
  const regular = containers.filter((container) => container.compose && !container.compose.oneOff)
  const groups = Map.groupBy(regular, (container) => container.compose?.service ?? '')
  const levels = dependencyLevels(new Map([...groups.keys()].map((name) => [name, []])))
  return [...groups].map(([name, group]) => ({
    name,
    ...(group[0] && { image: group[0].image }),
    builds: false,
    profiles: [],
    active: true,
    declared: false,
    replicas: group.length,
    dependsOn: [],
    level: levels.get(name) ?? 0,
    hasHealthcheck: group.some((container) => container.health !== 'none'),
    ...serviceState(group, group.length),
    ports: group.flatMap((container) => container.ports),
    containers: containersOf(group, name),
  }))
}

function labelledVolumes(project: string, input: ViewInput): Stack['volumes'] {
  return input.volumesOf(project).map((name) => ({ key: name, name, external: false }))
}

/** Two folders with one project name share containers and volumes on the engine: Compose would mix them up. */
function withClashes(stacks: readonly Stack[]): Stack[] {
  return stacks.map((stack) => {
    const others = stacks.filter((other) => other !== stack && other.name === stack.name && other.folder !== stack.folder)
    if (others.length === 0) return stack
    const where = others.map((other) => other.folder ?? 'an unknown folder').join(', ')
    const warning = `Another stack is named ${stack.name} as well (${where}). Starting one replaces containers of the other: give one of them a name: of its own.`
    return { ...stack, warnings: [...stack.warnings, warning] }
  })
}

function folderName(folder: string): string {
  return folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder
}
