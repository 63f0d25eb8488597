// Keeps what is understood of each known stack's files true: read at first, and again when they change.
import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { Fault } from '../../../shared/fault.ts'
import { filesSignature, isComposeName } from '../files/compose-files.ts'
import { type ReadProject, readProject } from '../project/read-project.ts'
import type { KnownStack, KnownStacks } from './known-stacks.ts'
import type { ReadStack } from './stack-view.ts'

/** Milliseconds of quiet after a change before the files are read: editors write in several steps. */
const quiet = 250

interface Entry {
  read: ReadStack
  signature: string
  reading?: Promise<ReadStack>
  readonly watcher: FSWatcher
  timer?: NodeJS.Timeout
}

export class KnownReader {
  readonly #known: KnownStacks
  readonly #env: () => Readonly<Record<string, string>>
  readonly #changed: () => void
  readonly #bug: (error: unknown, during: string) => Fault
  readonly #entries = new Map<string, Entry>()
  readonly #closing = new AbortController()

  constructor(options: {
    known: KnownStacks
    env: () => Readonly<Record<string, string>>
    changed: () => void
    bug: (error: unknown, during: string) => Fault
  }) {
    this.#bug = options.bug
    this.#known = options.known
    this.#env = options.env
    this.#changed = options.changed
  }

  /** Begins to read and watch stacks that are new in the list; lets go of those that are gone. */
  sync(): void {
    const ids = new Set(this.#known.all().map((known) => known.id))
    for (const [id, entry] of this.#entries) {
      if (ids.has(id)) continue
      this.#entries.delete(id)
      clearTimeout(entry.timer)
      void entry.watcher.close()
    }
    for (const known of this.#known.all()) {
      const entry = this.#entries.get(known.id)
      if (!entry) {
        this.#enter(known)
        continue
      }
      const others = entry.read.known.profiles.join() !== known.profiles.join()
      entry.read = { ...entry.read, known }
      if (others) void this.reread(known.id)
    }
  }

  /** As far as they have been read. */
  all(): ReadStack[] {
    return [...this.#entries.values()].map((entry) => entry.read)
  }

  get(id: string): ReadStack | undefined {
    return this.#entries.get(id)?.read
  }

  /** Resolves when every stack has been read once. */
  async settled(): Promise<void> {
    await Promise.all(readings([...this.#entries.values()]))
  }

  /** What the files say now: read again unless they are those that were read last. */
  async fresh(id: string): Promise<ReadStack | undefined> {
    const entry = this.#entries.get(id)
    if (!entry) return undefined
    await entry.reading
    const { files, known, project } = entry.read
    if (project && (await filesSignature(known.folder, files)) === entry.signature) return entry.read
    return this.reread(id)
  }

  reread(id: string): Promise<ReadStack> | undefined {
    const entry = this.#entries.get(id)
    if (!entry) return undefined
    const reading = this.#read(entry)
    entry.reading = reading
    return reading
  }

  async close(): Promise<void> {
    this.#closing.abort()
    const entries = [...this.#entries.values()]
    this.#entries.clear()
    for (const entry of entries) clearTimeout(entry.timer)
    await Promise.all(entries.map((entry) => entry.watcher.close()))
    await Promise.allSettled(readings(entries))
  }

  #enter(known: KnownStack): void {
    const watcher = watchFolder(known.folder, known.files ?? [], () => {
      const entry = this.#entries.get(known.id)
      if (!entry) return
      clearTimeout(entry.timer)
      entry.timer = setTimeout(() => void this.reread(known.id), quiet)
    })
    this.#entries.set(known.id, { read: { known, files: known.files ?? [], warnings: [] }, signature: '', watcher })
    void this.reread(known.id)
  }

  async #read(entry: Entry): Promise<ReadStack> {
    const { known } = entry.read
    // One read after the other: the later one has seen the newer files.
    await entry.reading?.catch(() => {})
    const signature = await filesSignature(known.folder, known.files ?? entry.read.files)
    const read = await this.#understand(known)
    if (!this.#entries.has(known.id)) return entry.read
    const latest = this.#known.all().find((each) => each.id === known.id) ?? known
    entry.read = { ...read, known: latest }
    entry.signature = read.files.length > 0 ? await filesSignature(known.folder, read.files) : signature
    if (read.project && read.project.name !== latest.name) {
      await this.#known.setName(known.id, read.project.name)
      entry.read = { ...entry.read, known: { ...latest, name: read.project.name } }
    }
    this.#changed()
    return entry.read
  }

  #understand(known: KnownStack): Promise<ReadProject> {
    return readProject({
      folder: known.folder,
      ...(known.files && { files: known.files }),
      profiles: known.profiles,
      env: this.#env(),
      signal: this.#closing.signal,
    }).catch((error: unknown) => {
      if (this.#closing.signal.aborted) return { files: [], warnings: [] }
      return { files: [], warnings: [], fault: this.#bug(error, `reading ${known.folder}`) }
    })
  }
}

function readings(entries: readonly Entry[]): Promise<ReadStack>[] {
  return entries.flatMap(({ reading }) => (reading ? [reading] : []))
}

/** Compose files and `.env` files of the folder itself; included files elsewhere are looked at before each start. */
function watchFolder(folder: string, files: readonly string[], changed: () => void): FSWatcher {
  const relevant = (file: string): boolean => {
    const name = path.basename(file)
    return file === folder || files.includes(file) || isComposeName(name) || name === '.env' || name.endsWith('.env')
  }
  const watcher = watch([folder, ...files], { depth: 0, ignoreInitial: true, ignored: (file) => !relevant(file) })
  watcher.on('all', changed)
  watcher.on('error', () => {})
  return watcher
}
