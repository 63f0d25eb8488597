// The main side's log room, as far as a view can tell: a bounded store of made lines, filters, search, one watch at ten a second.
import type { GantryClient } from '../../../../src/shared/contract/index.ts'
import type { LogExtent, LogFilter, LogLine } from '../../../../src/shared/model/log.ts'

export interface FakeLogsOptions {
  readonly kept?: number
  readonly services?: readonly string[]
  readonly make?: (seq: number) => Partial<LogLine>
}

export class FakeLogs {
  readonly opened: string[] = []
  readonly closed: string[] = []
  windows = 0
  lines: LogLine[] = []
  #next = 0
  #known = new Set<string>()
  #filter: LogFilter = {}
  #generation = 0
  #rows: LogLine[] = []
  #firstRow = 0
  #wake = new Set<() => void>()
  readonly #options: FakeLogsOptions
  readonly client: GantryClient['logs']

  constructor(options: FakeLogsOptions = {}) {
    this.#options = options
    this.client = this.#client()
  }

  add(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const seq = this.#next
      this.#next += 1
      const services = this.services
      const service = services[seq % services.length] ?? 'web'
      const line: LogLine = {
        seq,
        time: new Date(1_700_000_000_000 + seq).toISOString(),
        service,
        container: `shop-${service}-1`,
        stream: 'stdout',
        text: `line ${seq}`,
        ...this.#options.make?.(seq),
      }
      this.lines.push(line)
      if (this.#passes(line)) this.#rows.push(line)
    }
    this.#trim()
    this.wake()
  }

  get services(): readonly string[] {
    return this.#options.services ?? ['web', 'db']
  }

  /** As if main was started anew. */
  forget(): void {
    this.#known.clear()
    this.wake()
  }

  wake(): void {
    for (const wake of Array.from(this.#wake)) wake()
  }

  #trim(): void {
    const gone = this.lines.length - (this.#options.kept ?? 200_000)
    if (gone < 1000 && gone < (this.#options.kept ?? 200_000) / 10) return
    const oldest = this.lines[gone]?.seq ?? 0
    this.lines = this.lines.slice(gone)
    const rowsGone = this.#rows.findIndex((line) => line.seq >= oldest)
    if (rowsGone > 0) {
      this.#rows = this.#rows.slice(rowsGone)
      this.#firstRow += rowsGone
    }
  }

  #passes(line: LogLine): boolean {
    const { services, streams, query, caseSensitive } = this.#filter
    if (services?.length && !services.includes(line.service)) return false
    if (streams?.length && !streams.includes(line.stream)) return false
    if (!query) return true
    return caseSensitive ? line.text.includes(query) : line.text.toLowerCase().includes(query.toLowerCase())
  }

  extent(): LogExtent {
    return {
      first: this.#firstRow,
      end: this.#firstRow + this.#rows.length,
      received: this.#next,
      dropped: this.#next - this.lines.length,
      live: true,
      generation: this.#generation,
      services: [...this.services],
    }
  }

  #client(): GantryClient['logs'] {
    const known = (id: string) => {
      if (!this.#known.has(id)) throw new Error('log.unknown')
    }
    return {
      open: async () => {
        const id = `log-${this.opened.length + 1}`
        this.opened.push(id)
        this.#known.add(id)
        return { id }
      },
      close: async ({ id }: { id: string }) => {
        this.closed.push(id)
        this.#known.delete(id)
        return {}
      },
      watch: async ({ id }: { id: string }, options?: { signal?: AbortSignal }) => this.#watch(id, options?.signal),
      window: async ({ id, from, count }: { id: string; from: number; count: number }) => {
        known(id)
        this.windows += 1
        const start = Math.max(from, this.#firstRow)
        return { from: start, lines: this.#rows.slice(start - this.#firstRow, start - this.#firstRow + count), extent: this.extent() }
      },
      filter: async ({ id, filter }: { id: string; filter: LogFilter }) => {
        known(id)
        this.#filter = filter
        this.#generation += 1
        this.#firstRow = 0
        this.#rows = this.lines.filter((line) => this.#passes(line))
        return this.extent()
      },
      search: async ({ id, query, regex, caseSensitive }: { id: string; query: string; regex?: boolean; caseSensitive?: boolean }) => {
        known(id)
        const test = regex ? new RegExp(query, caseSensitive ? '' : 'i') : undefined
        const rows = this.#rows.flatMap((line, index) =>
          (test ? test.test(line.text) : line.text.toLowerCase().includes(query.toLowerCase())) ? [this.#firstRow + index] : [],
        )
        return { rows: rows.slice(0, 10_000), more: rows.length > 10_000 }
      },
      export: async ({ path }: { path: string }) => ({ path, lines: this.#rows.length }),
    } as unknown as GantryClient['logs']
  }

  async *#watch(id: string, signal?: AbortSignal) {
    while (!signal?.aborted && this.#known.has(id)) {
      yield this.extent()
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#wake.delete(wake)
          resolve()
        }
        this.#wake.add(wake)
        signal?.addEventListener('abort', wake, { once: true })
      })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
