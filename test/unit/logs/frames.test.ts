import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameError, FrameReader, type FrameStream } from '../../../src/main/logs/frames.ts'
import { chunked, frame, someChunking } from './framed.ts'

function read(chunks: readonly Buffer[]): [FrameStream, string][] {
  const frames: [FrameStream, string][] = []
  const reader = new FrameReader((stream, payload) => frames.push([stream, payload.toString('latin1')]))
  for (const chunk of chunks) reader.write(chunk)
  reader.end()
  return frames
}

describe('FrameReader', () => {
  it('gives the same frames however the stream is cut into chunks', () => {
    const someFrames = fc.array(fc.tuple(fc.constantFrom<FrameStream>('stdout', 'stderr'), fc.uint8Array({ maxLength: 300 })), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(someFrames, someChunking, (frames, sizes) => {
        const bytes = Buffer.concat(frames.map(([stream, payload]) => frame(stream, Buffer.from(payload))))
        expect(read(chunked(bytes, sizes))).toEqual(frames.map(([stream, payload]) => [stream, Buffer.from(payload).toString('latin1')]))
      }),
    )
  })

  it('refuses a length that no frame has, without waiting for so many bytes', () => {
    const reader = new FrameReader(() => {})
    expect(() => reader.write(Buffer.from([1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]))).toThrow(FrameError)
  })

  it('refuses an unknown type', () => {
    expect(() => read([Buffer.from([7, 0, 0, 0, 0, 0, 0, 1, 65])])).toThrow(/unknown type 7/)
  })

  it('tells a stream that ends inside a header, or inside a frame', () => {
    expect(() => read([Buffer.from([1, 0, 0])])).toThrow(/ended inside a frame/)
    expect(() => read([frame('stdout', Buffer.from('abc')).subarray(0, 10)])).toThrow(/ended inside a frame/)
  })

  it('refuses bytes that are no frames at all with a fault of its own, never another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        try {
          read([Buffer.from(bytes)])
        } catch (error) {
          expect(error).toBeInstanceOf(FrameError)
        }
      }),
    )
  })
})
