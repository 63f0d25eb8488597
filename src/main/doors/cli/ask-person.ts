// A question to the person at the terminal.
import { createInterface } from 'node:readline/promises'

/** The answer, or undefined when the input was closed or Ctrl+C pressed. */
export async function askPerson(question: string, signal: AbortSignal): Promise<string | undefined> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  // Readline keeps Ctrl+C to itself, so it is handed on.
  reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const closed = new Promise<undefined>((resolve) => reader.once('close', () => resolve(undefined)))
  try {
    return await Promise.race([reader.question(question, { signal }), closed])
  } catch {
    return undefined
  } finally {
    reader.close()
  }
}
