// Makes lines of a terminal's stream, which has no frames: timestamps stand at the start of lines and inside long ones.
import type { OnLine } from './framed-lines.ts'
import { longestLine } from './line-builder.ts'
import { readStamp, stampLength } from './timestamp.ts'
import { StringDecoder } from 'node:string_decoder'

/** Docker cuts a long line into messages of this many bytes, and puts the line's timestamp before each of them. */
const message = 16 * 1024

/** A line with the timestamps of its messages. */
const longestWithStamps = longestLine + (longestLine / message + 1) * (stampLength + 1)

const newline = 10

export class TerminalLines {
  readonly #onLine: OnLine
  #parts: Buffer[] = []
  #size = 0
  /** The line was shown already as far as it is kept: the rest, up to its end, is passed over. */
  #skipping = false

  constructor(onLine: OnLine) {
    this.#onLine = onLine
  }

  write(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      const found = chunk.indexOf(newline, at)
      const end = found < 0 ? chunk.length : found
      this.#piece(chunk.subarray(at, end))
      if (found >= 0) this.#finish()
      at = end + 1
    }
  }

  end(): void {
    if (this.#size > 0) this.#finish()
    this.#skipping = false
  }

  #piece(bytes: Buffer): void {
    if (this.#skipping || bytes.length === 0) return
    this.#parts.push(Buffer.from(bytes))
    this.#size += bytes.length
    if (this.#size <= longestWithStamps) return
    this.#emit(true)
    this.#skipping = true
  }

  #finish(): void {
    if (!this.#skipping) this.#emit(false)
    this.#skipping = false
  }

  #emit(unended: boolean): void {
    const bytes = Buffer.concat(this.#parts)
    this.#parts = []
    this.#size = 0
    const stamp = readStamp(bytes, 0, bytes.length)
    const content = withoutStamps(bytes.subarray(stamp?.length ?? 0), bytes.subarray(0, stamp?.length ?? 0))
    const cut = unended || content.length > longestLine
    const text = cut ? new StringDecoder('utf8').write(content.subarray(0, longestLine)) : content.toString('utf8')
    this.#onLine(stamp?.time ?? '', 'stdout', text, cut)
  }
}

function withoutStamps(content: Buffer, stamp: Buffer): Buffer {
  if (stamp.length === 0 || content.length <= message) return content
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const found = content.indexOf(stamp, at + message)
    if (found < 0) break
    parts.push(content.subarray(at, found))
    at = found + stamp.length
  }
  return parts.length === 0 ? content : Buffer.concat([...parts, content.subarray(at)])
}
