// Reads the small JSON body of a POST, and refuses anything larger or of another kind.
import type { IncomingMessage } from 'node:http'
import type { Refusal } from './gate.ts'
import { limits } from './limits.ts'

export type JsonBody = { readonly value: unknown } | { readonly refusal: Refusal }

/** A form can't send application/json without asking first (preflight), which is never granted. */
export async function readJsonBody(request: IncomingMessage): Promise<JsonBody> {
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { refusal: { status: 415, reason: 'content type' } }
  }
  const tooLarge: JsonBody = { refusal: { status: 413, reason: 'body too large' } }
  if (Number(request.headers['content-length'] ?? 0) > limits.body) return tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > limits.body) return tooLarge
    chunks.push(chunk)
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { refusal: { status: 400, reason: 'not JSON' } }
  }
}

/** A member that is a string, of whatever came in. */
export function stringMember(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  const member: unknown = Reflect.get(value, name)
  return typeof member === 'string' ? member : undefined
}
