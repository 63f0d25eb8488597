// Reads one JSON value a line from a byte stream; what is no JSON, or endless, is passed over.
import { StringDecoder } from 'node:string_decoder'

/** Characters; the engine's messages are a few thousand. */
const longest = 1024 * 1024

export class JsonLines {
  readonly #onValue: (value: unknown) => void
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''

  constructor(onValue: (value: unknown) => void) {
    this.#onValue = onValue
  }

  write(chunk: Buffer): void {
    const parts = (this.#rest + this.#decoder.write(chunk)).split('\n')
    const rest = parts.pop() ?? ''
    this.#rest = rest.length > longest ? '' : rest
    for (const part of parts) {
      const value = parse(part)
      if (value !== undefined) this.#onValue(value)
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
