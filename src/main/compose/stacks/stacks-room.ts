// The stacks: those in the list, those seen on the engine, and what can be done with them.
import type { FolderLook, StackEvent } from '../../../shared/contract/stacks.ts'
import { type Fault, FaultError } from '../../../shared/fault.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import type { EngineRoom } from '../../engine/index.ts'
import type { JobHandle, JobsRoom } from '../../jobs/index.ts'
import { KnownReader } from './known-reader.ts'
import { openKnownStacks } from './known-stacks.ts'
import { LiveStacks } from './live-stacks.ts'
import { lookFolder } from './look-folder.ts'
import { ProjectVolumes } from './project-volumes.ts'
import { resolveFolder } from './resolve-folder.ts'
import { createStackJobs, type StackJobs } from './stack-jobs.ts'
import { watchStacks } from './watch-stacks.ts'

export interface StacksRoom {
  /** Waits (a few seconds at most) until files have been read and the engine was heard. */
  list(): Promise<Stack[]>
  /** Throws `stack.unknown`. */
  get(id: string): Promise<Stack>
  watch(signal?: AbortSignal): AsyncGenerator<StackEvent>
  look(folder: string, signal?: AbortSignal): Promise<FolderLook>
  add(target: string, files?: readonly string[]): Promise<{ id: string }>
  remove(id: string): Promise<void>
  recent(): readonly string[]
  setProfiles(id: string, profiles: readonly string[]): Promise<Stack>
  readonly run: StackJobs
  /** Ids of the containers of a stack, or of some services of it, as they are now. Throws `stack.unknown`. */
  containerIds(stackId: string, services?: readonly string[]): string[]
  /** Calls back when any stack changed. */
  onChange(listener: () => void): () => void
  /** Volumes that a `down` with volumes would delete. */
  volumesOf(stack: Stack): Promise<string[]>
  close(): Promise<void>
}

/** How long a list waits for the engine and the files; milliseconds. */
const patience = 4_000

export async function createStacksRoom(options: {
  home: string
  engine: EngineRoom
  jobs: JobsRoom
  notice: (sentence: string) => void
  bug: (error: unknown, during: string) => Fault
  beforeStart?: (folder: string, job: JobHandle) => Promise<void>
}): Promise<StacksRoom> {
  const { home, engine, jobs, notice, bug, beforeStart } = options
  const known = await openKnownStacks({ home, notice })
  const env = (): Readonly<Record<string, string>> => cliEnvironment(engine)
  const reader = new KnownReader({ known, env, bug, changed: () => live.touch() })
  const volumes = new ProjectVolumes(engine, () => live.touch())
  const live = new LiveStacks({ engine, jobs, reader: () => reader, volumes: () => volumes })
  reader.sync()
  const stopListening = known.onChange(() => {
    reader.sync()
    live.touch()
  })

  /** A slow engine is no reason to show nothing: what is known by then is answered. */
  async function settled(): Promise<void> {
    const timeout = AbortSignal.timeout(patience)
    const heard = engine.containers.ready(timeout).catch(() => {})
    const late = new Promise<void>((resolve) => timeout.addEventListener('abort', () => resolve(), { once: true }))
    await Promise.race([Promise.all([reader.settled(), heard]), late])
  }

  function must(id: string): Stack {
    const stack = live.get(id)
    if (!stack) {
      throw new FaultError({
        code: 'stack.unknown',
        message: `There is no stack ${id}.`,
        hint: 'It may have been removed from the list, or taken down.',
      })
    }
    return stack
  }

  return {
    async list() {
      await settled()
      return live.all()
    },
    async get(id) {
      if (!live.get(id) || !engine.containers.fresh()) await settled()
      return must(id)
    },
    watch: (signal) => watchStacks(live, signal),
    async look(folder, signal) {
      const at = await resolveFolder(folder).catch((error: unknown) => {
        // A folder without a compose file is looked at all the same: it may hold others, or say why not.
        if (error instanceof FaultError && error.fault.code === 'compose.none') return { folder }
        throw error
      })
      const knownId = known.all().find((each) => each.folder === at.folder)?.id
      return lookFolder({ folder: at.folder, knownId, env: env(), ...(signal && { signal }) })
    },
    async add(target, files) {
      const at = await resolveFolder(target, files)
      const { id } = await known.add(at.folder, at.files)
      await reader.settled()
      return { id }
    },
    async remove(id) {
      must(id)
      await known.remove(id)
    },
    recent: () => known.recent().filter((folder) => !known.all().some((each) => each.folder === folder)),
    async setProfiles(id, profiles) {
      must(id)
      await known.setProfiles(id, profiles)
      await reader.settled()
      return must(id)
    },
    run: createStackJobs({ engine, jobs, fresh: (id) => reader.fresh(id), ...(beforeStart && { beforeStart }) }),
    containerIds(stackId, services) {
      const chosen = must(stackId).services.filter((service) => !services || services.length === 0 || services.includes(service.name))
      return chosen.flatMap((service) => service.containers.map((container) => container.id))
    },
    onChange: (listener) => live.subscribe(listener),
    async volumesOf(stack) {
      await volumes.refresh()
      const declared = stack.volumes.filter((volume) => !volume.external).map((volume) => volume.name)
      const present = new Set(volumes.of(stack.name))
      return [...new Set([...declared.filter((name) => present.has(name)), ...(stack.filesPresent ? [] : present)])].sort()
    },
    async close() {
      stopListening()
      live.close()
      await reader.close()
    },
  }
}

/** Files can be understood without an engine, so none is no hindrance. */
function cliEnvironment(engine: EngineRoom): Readonly<Record<string, string>> {
  try {
    return engine.cliEnvironment()
  } catch {
    return {}
  }
}
