// Makes lines of frames: takes out the engine's timestamps and joins the pieces that it cuts long lines into.
import type { FrameStream } from './frames.ts'
import { LineBuilder, longestLine } from './line-builder.ts'
import { readStamp } from './timestamp.ts'

export type OnLine = (time: string, stream: FrameStream, text: string, cut: boolean) => void

/**
 * Engines cut long lines into messages of 16 KiB (Docker) or 8 KiB (Podman), each in a frame with a timestamp of its own:
 * the same for all of them at Docker, not so at Podman. A short piece without an end and with another time after it is
 * what a container printed last before it stopped.
 */
const surelyAPiece = 4096

const newline = 10

export class FramedLines {
  readonly #onLine: OnLine
  readonly #open: Record<FrameStream, OpenLine> = { stdout: {}, stderr: {} }

  constructor(onLine: OnLine) {
    this.#onLine = onLine
  }

  frame(stream: FrameStream, payload: Buffer): void {
    let at = 0
    while (at < payload.length) {
      const found = payload.indexOf(newline, at)
      this.#piece(stream, payload, { at, end: found < 0 ? payload.length : found, ended: found >= 0 })
      at = found < 0 ? payload.length : found + 1
    }
  }

  /** Lets the lines go that have no end yet: the stream has ended. */
  end(): void {
    for (const stream of ['stdout', 'stderr'] as const) this.#finish(stream)
  }

  #piece(stream: FrameStream, payload: Buffer, { at, end, ended }: Piece): void {
    const stamp = readStamp(payload, at, payload.length)
    const from = Math.min(at + (stamp?.length ?? 0), end)
    if (stamp && this.#isOther(this.#open[stream].line, stamp.time)) this.#finish(stream)
    const open = this.#open[stream]
    if (!open.line && ended && end - from <= longestLine) {
      this.#onLine(stamp?.time ?? '', stream, payload.toString('utf8', from, end), false)
      return
    }
    open.line ??= new LineBuilder(stamp?.time ?? '')
    open.line.add(payload.subarray(from, end))
    // A line that never ends is shown as soon as it is as long as will be kept.
    if (open.line.cut && !open.told) {
      open.told = true
      this.#onLine(open.line.time, stream, open.line.text(), true)
    }
    if (ended) this.#finish(stream)
  }

  /** What comes with this time is not the rest of the line. */
  #isOther(line: LineBuilder | undefined, time: string): boolean {
    return line !== undefined && line.time !== time && line.lastPart < surelyAPiece
  }

  #finish(stream: FrameStream): void {
    const { line, told } = this.#open[stream]
    this.#open[stream] = {}
    if (line && !told) this.#onLine(line.time, stream, line.text(), line.cut)
  }
}

interface OpenLine {
  line?: LineBuilder
  told?: boolean
}

interface Piece {
  readonly at: number
  readonly end: number
  readonly ended: boolean
}
