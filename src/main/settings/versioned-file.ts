// A JSON file of Gantry's own with a version number: read once, changed in memory, written atomically and in order.
import { readFile, rename } from 'node:fs/promises'
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
  #value: T
  #writing: Promise<void> = Promise.resolve()

  private constructor(options: VersionedFileOptions<T>, value: T) {
    this.#options = options
    this.#value = value
  }

  /** `notice` is told in a sentence when an unreadable file was set aside. */
  static async open<T>(options: VersionedFileOptions<T>, notice: (sentence: string) => void): Promise<VersionedFile<T>> {
    return new VersionedFile(options, await readOrSetAside(options, notice))
  }

  get(): T {
    return this.#value
  }

  /** Resolves when the change is on disk. Several changes at once are written in their order. */
  async change(next: (value: T) => T): Promise<T> {
    this.#value = next(this.#value)
    const { file, version } = this.#options
    const text = `${JSON.stringify({ version, data: this.#value }, null, 2)}\n`
    this.#writing = this.#writing.catch(() => {}).then(() => writeAtomically(file, text))
    await this.#writing
    return this.#value
  }
}

async function readOrSetAside<T>(options: VersionedFileOptions<T>, notice: (sentence: string) => void): Promise<T> {
  const { file, initial, read } = options
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return initial
  try {
    const stored: unknown = JSON.parse(text)
    if (!isStored(stored)) throw new Error('not a versioned file')
    if (stored.version > options.version) throw new Error('written by a newer Gantry')
    return read(stored.data, stored.version)
  } catch {
    const aside = `${file}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`
    await rename(file, aside)
    notice(`${file} could not be read. It was kept as ${aside}, and Gantry started afresh.`)
    return initial
  }
}

function isStored(value: unknown): value is { version: number; data: unknown } {
  return typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number' && 'data' in value
}
