// Where the command line writes: at the reader's pace, and quietly once the reader has gone.

export interface Output {
  /** Resolves when there is room for more. */
  line(text: string): Promise<void>
  /** Aborted when nobody reads any more: the other end of the pipe was closed. */
  readonly gone: AbortSignal
  readonly colours: boolean
}

export interface Terminal {
  readonly out: Output
  readonly err: Output
  /** Asks a person, where one is there to answer; undefined otherwise, or when they closed the input. */
  ask?(question: string): Promise<string | undefined>
}

export function outputOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  const gone = new AbortController()
  stream.on('error', () => gone.abort())
  const line = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (gone.signal.aborted || stream.write(`${text}\n`)) return resolve()
      const go = (): void => {
        stream.off('drain', go)
        gone.signal.removeEventListener('abort', go)
        resolve()
      }
      stream.on('drain', go)
      gone.signal.addEventListener('abort', go)
    })
  // https://no-color.org: any value that is not empty
  return { line, gone: gone.signal, colours: stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb' }
}
