// Opens one container's log at the engine and turns what comes into lines.
import { Readable } from 'node:stream'
import type { Docker } from '../engine/index.ts'
import { FramedLines, type OnLine } from './framed-lines.ts'
import { FrameReader } from './frames.ts'
import { TerminalLines } from './terminal-lines.ts'

export interface StreamQuery {
  readonly tail?: number
  /** Seconds with nanoseconds, as the engine wants them. */
  readonly since?: string
}

export interface ContainerStream {
  readonly bytes: Readable
  /** A terminal's stream has no frames. */
  readonly framed: boolean
}

export interface LogAddress {
  readonly id: string
  readonly tty: boolean
}

/** Rejects with dockerode's error when the engine refuses or does not answer. */
export async function openContainerStream(
  docker: Docker,
  address: LogAddress,
  query: StreamQuery,
  signal: AbortSignal,
): Promise<ContainerStream> {
  const bytes = await docker.getContainer(address.id).logs({
    follow: true,
    stdout: true,
    stderr: true,
    timestamps: true,
    abortSignal: signal,
    ...query,
  })
  return { bytes: asReadable(bytes), framed: isFramed(bytes) ?? !address.tty }
}

export interface LineParser {
  /** Throws a FrameError for bytes that can't be a log. */
  write(chunk: Buffer): void
  /** The stream has ended where it should: what has no end of line is a line too. */
  end(): void
}

export function lineParser(framed: boolean, onLine: OnLine): LineParser {
  if (!framed) return new TerminalLines(onLine)
  const lines = new FramedLines(onLine)
  const frames = new FrameReader((stream, payload) => lines.frame(stream, payload))
  return {
    write: (chunk) => frames.write(chunk),
    end: () => {
      frames.end()
      lines.end()
    },
  }
}

/** Engines since API 1.42 say it in the answer's type. */
function isFramed(stream: object): boolean | undefined {
  const headers = 'headers' in stream ? stream.headers : undefined
  const type = typeof headers === 'object' && headers && 'content-type' in headers ? headers['content-type'] : undefined
  if (type === 'application/vnd.docker.multiplexed-stream') return true
  if (type === 'application/vnd.docker.raw-stream') return false
  return undefined
}

/** dockerode's types promise less than it gives: the answer is Node's IncomingMessage. */
function asReadable(stream: NodeJS.ReadableStream): Readable {
  if (stream instanceof Readable) return stream
  throw new TypeError('The engine’s answer is no stream.')
}
