// Collects the bytes of one line, up to a bound, and decodes them once they are whole.
import { StringDecoder } from 'node:string_decoder'

/** More of a line is not kept: the line is marked as cut. */
export const longestLine = 64 * 1024

export class LineBuilder {
  readonly time: string
  #parts: Buffer[] = []
  #size = 0
  #lastPart = 0
  #cut = false

  constructor(time: string) {
    this.time = time
  }

  get cut(): boolean {
    return this.#cut
  }

  get lastPart(): number {
    return this.#lastPart
  }

  add(bytes: Buffer): void {
    this.#lastPart = bytes.length
    const room = longestLine - this.#size
    if (bytes.length > room) this.#cut = true
    if (room <= 0 || bytes.length === 0) return
    // Copied: a waiting piece must not keep the chunk that it came in.
    const piece = Buffer.from(bytes.length > room ? bytes.subarray(0, room) : bytes)
    this.#parts.push(piece)
    this.#size += piece.length
  }

  text(): string {
    const bytes = Buffer.concat(this.#parts)
    // A cut may go through a character, whose first bytes are then left out.
    return this.#cut ? new StringDecoder('utf8').write(bytes) : bytes.toString('utf8')
  }
}
