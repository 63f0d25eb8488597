// A JSON file of Gantry's own with a version number: read once, changed in memory, written atomically and in order.
import { type FSWatcher, mkdirSync, watch } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from './atomic-file.ts'

export interface VersionedFileOptions<T> {
  readonly file: string
  readonly version: number
  /** What holds when there is no file, or none that can be read. */
  readonly initial: T
  /** Turns what was stored into what is wanted; throws when it can't. `version` is the one that it was written with. */
  readonly read: (data: unknown, version: number) => T
}

export class VersionedFile<T> {
  readonly #options: VersionedFileOptions<T>
  readonly #listeners = new Set<(value: T) => void>()
  #value: T
  /** What the file said when it was last read or written. */
  #text: string | undefined
  #working: Promise<unknown> = Promise.resolve()
  #watcher: FSWatcher | undefined

  private constructor(options: VersionedFileOptions<T>, { value, text }: Read<T>) {
    this.#options = options
    this.#value = value
    this.#text = text
  }

  /** `notice` is told in a sentence when an unreadable file was set aside. */
  static async open<T>(options: VersionedFileOptions<T>, notice: (sentence: string) => void): Promise<VersionedFile<T>> {
    return new VersionedFile(options, await readOrSetAside(options, notice))
  }

  get(): T {
    return this.#value
  }

  /**
   * Resolves when the change is on disk. Several changes at once are made in their order, each on what the file says by
   * then: another Gantry (the command line beside the window) may have changed it.
   */
  change(next: (value: T) => T): Promise<T> {
    return this.#inOrder(async () => {
      await this.#takeOver()
      const { file, version } = this.#options
      const value = next(this.#value)
      const text = `${JSON.stringify({ version, data: value }, null, 2)}\n`
      await writeAtomically(file, text)
      this.#set(value, text)
      return value
    })
  }

  /** Called with each new value, also when another Gantry wrote it. Returns the way to stop listening. */
  onChange(listener: (value: T) => void): () => void {
    this.#listeners.add(listener)
    this.#watch()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#watcher?.close()
      this.#watcher = undefined
    }
  }

  #watch(): void {
    if (this.#watcher) return
    const { file } = this.#options
    const name = path.basename(file)
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    this.#watcher = watch(path.dirname(file), (_event, changed) => {
      if (changed === name) void this.#inOrder(() => this.#takeOver())
    })
    this.#watcher.on('error', () => {})
    this.#watcher.unref()
  }

  /** What another Gantry has written meanwhile. A file that can't be read is left alone until the next start. */
  async #takeOver(): Promise<void> {
    const text = await readFile(this.#options.file, 'utf8').catch(() => undefined)
    if (text === undefined || text === this.#text) return
    const value = parse(this.#options, text)
    if (value) this.#set(value.data, text)
  }

  #set(value: T, text: string): void {
    this.#value = value
    this.#text = text
    for (const listener of this.#listeners) listener(value)
  }

  #inOrder<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#working.catch(() => {}).then(work)
    this.#working = done.catch(() => {})
    return done
  }
}

interface Read<T> {
  readonly value: T
  readonly text?: string
}

async function readOrSetAside<T>(options: VersionedFileOptions<T>, notice: (sentence: string) => void): Promise<Read<T>> {
  const { file, initial } = options
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return { value: initial }
  const parsed = parse(options, text)
  if (parsed) return { value: parsed.data, text }
  const aside = `${file}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`
  await rename(file, aside)
  notice(`${file} could not be read. It was kept as ${aside}, and Gantry started afresh.`)
  return { value: initial }
}

/** Undefined for what is no versioned file, was written by a newer Gantry, or holds something else than is wanted. */
function parse<T>({ version, read }: VersionedFileOptions<T>, text: string): { readonly data: T } | undefined {
  try {
    const stored: unknown = JSON.parse(text)
    if (!isStored(stored) || stored.version > version) return undefined
    return { data: read(stored.data, stored.version) }
  } catch {
    return undefined
  }
}

function isStored(value: unknown): value is { version: number; data: unknown } {
  return typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number' && 'data' in value
}
