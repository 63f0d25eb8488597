// Starts a program whose standard input and output are one two-way stream, as `ssh … dial-stdio` is.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { Duplex } from 'node:stream'
import { childEnvironment } from './environment.ts'

export interface DuplexOptions {
  /** Absolute path, from findProgram. */
  readonly program: string
  readonly args: readonly string[]
  /** Makes the error that ends the stream when the program ends, from what it wrote to standard error. */
  readonly failure: (words: string, exitCode: number | null) => Error
}

const keptWords = 8 * 1024
/** A program that does not go when its input closes is ended after this long. Milliseconds. */
const patience = 2_000

/** A stream that Node's http can use as a connection; destroying it ends the program. */
export function spawnDuplex({ program, args, failure }: DuplexOptions): Duplex {
  const child = spawn(program, args, { env: childEnvironment(), stdio: ['pipe', 'pipe', 'pipe'], shell: false, windowsHide: true })
  return new ProgramStream(child, failure)
}

class ProgramStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams
  #words = ''

  constructor(child: ChildProcessWithoutNullStreams, failure: DuplexOptions['failure']) {
    super({ allowHalfOpen: true })
    this.#child = child
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (text: string) => {
      this.#words = (this.#words + text).slice(-keptWords)
    })
    child.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause()
    })
    child.stdin.on('error', () => {})
    child.once('error', (error) => this.destroy(failure(error.message, null)))
    child.once('close', (code) => {
      if (code !== 0 && !this.destroyed) this.destroy(failure(this.#words, code))
      else this.push(null)
    })
  }

  override _read(): void {
    this.#child.stdout.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // A broken pipe only says that the program has ended; why, `close` tells.
    this.#child.stdin.write(chunk, () => done())
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const child = this.#child
    child.stdin.destroy()
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), patience)
      child.once('close', () => clearTimeout(timer))
    }
    done(error)
  }

  // What Node's http asks of a socket and a pair of pipes has no answer to.
  setKeepAlive(): this {
    return this
  }
  setNoDelay(): this {
    return this
  }
  setTimeout(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}
