// Takes the engine's stream of frames apart: 8 bytes of header, then as many bytes as it says, cut anywhere into chunks.

export type FrameStream = 'stdout' | 'stderr'

/** The bytes are no frames: an engine that speaks otherwise, or a stream that lost its place. */
export class FrameError extends Error {
  override readonly name = 'FrameError'
}

const headerLength = 8

/** Docker's frames end at 16 KiB and a timestamp; a length above this is read from bytes that are no header. */
const longestFrame = 1024 * 1024

const nothing = Buffer.alloc(0)

export class FrameReader {
  readonly #onFrame: (stream: FrameStream, payload: Buffer) => void
  #rest = nothing

  constructor(onFrame: (stream: FrameStream, payload: Buffer) => void) {
    this.#onFrame = onFrame
  }

  /** Throws a FrameError; nothing of the length that a bad header claims is ever allocated. */
  write(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    while (bytes.length - at >= headerLength) {
      const stream = streamOf(bytes, at)
      const length = bytes.readUInt32BE(at + 4)
      if (length > longestFrame) throw new FrameError(`A frame claims to be ${length} bytes long.`)
      const end = at + headerLength + length
      if (end > bytes.length) break
      this.#onFrame(stream, bytes.subarray(at + headerLength, end))
      at = end
    }
    // A copy, so that a few bytes don't keep the whole chunk.
    this.#rest = at === bytes.length ? nothing : Buffer.from(bytes.subarray(at))
  }

  /** Throws a FrameError when the stream ended inside a frame. */
  end(): void {
    const left = this.#rest.length
    this.#rest = nothing
    if (left > 0) throw new FrameError(`The stream ended inside a frame, ${left} bytes into it.`)
  }
}

/** 0 is standard input, which Docker never sends here; it is shown rather than lost. */
function streamOf(bytes: Buffer, at: number): FrameStream {
  const kind = bytes[at] ?? 0
  if (kind > 3 || bytes[at + 1] !== 0 || bytes[at + 2] !== 0 || bytes[at + 3] !== 0) {
    throw new FrameError(`A frame has the unknown type ${kind}.`)
  }
  return kind < 2 ? 'stdout' : 'stderr'
}
