// Cuts a byte stream into lines of text: UTF-8 joined across chunks, control sequences taken out, length bounded.
import { StringDecoder } from 'node:string_decoder'
import { stripVTControlCharacters } from 'node:util'

/** A longer line is cut here, so that a child that never ends its line can't fill memory. */
const longestLine = 64 * 1024

export class LineReader {
  readonly #decoder = new StringDecoder('utf8')
  readonly #onLine: (line: string) => void
  #rest = ''

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  write(chunk: Uint8Array): void {
    this.#take(this.#decoder.write(Buffer.from(chunk)))
  }

  end(): void {
    this.#take(this.#decoder.end())
    if (this.#rest) this.#emit(this.#rest)
    this.#rest = ''
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split('\n')
    this.#rest = parts.pop() ?? ''
    for (const part of parts) this.#emit(part)
    if (this.#rest.length > longestLine) {
      this.#emit(this.#rest)
      this.#rest = ''
    }
  }

  #emit(line: string): void {
    const plain = stripVTControlCharacters(line.length > longestLine ? line.slice(0, longestLine) : line)
    this.#onLine(plain.endsWith('\r') ? plain.slice(0, -1) : plain)
  }
}
