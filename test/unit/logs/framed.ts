// Builds streams as the engine sends them, and cuts them into chunks.
import fc from 'fast-check'
import type { FrameStream } from '../../../src/main/logs/frames.ts'

export function frame(stream: FrameStream, payload: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header[0] = stream === 'stdout' ? 1 : 2
  header.writeUInt32BE(payload.length, 4)
  return Buffer.concat([header, payload])
}

/** The message size of Docker's copier. */
const message = 16_384

/** One line as Docker sends it: pieces of 16 KiB, each with the line's timestamp. */
export function messages(time: string, line: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0; at === 0 || at < line.length; at += message) {
    pieces.push(Buffer.concat([Buffer.from(`${time} `), line.subarray(at, at + message)]))
  }
  return pieces
}

export const someChunking = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 50 })

/** Cuts into pieces of these sizes, over and over. */
export function chunked(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (let index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}

/** The n-th moment of a day, as the engine writes it. */
export function moment(n: number): string {
  return `2026-11-21T04:20:${String(Math.floor(n / 1000) % 60).padStart(2, '0')}.${String(n % 1000).padStart(3, '0')}000000Z`
}
