// Answers a request for a file of the page: its bytes, and the headers that keep it to itself.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { findPageFile } from './find-page-file.ts'
import { mediaType } from './media-type.ts'
import { contentSecurityPolicy, pageHeaders } from './policy.ts'

interface PageAnswer {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer<ArrayBuffer>
}

interface PageQuestion {
  /** The folder of the built page. */
  readonly root: string
  /** The URL's path, still encoded. */
  readonly urlPath: string
  /** Addresses beside its own that the page may connect to. */
  readonly connect?: readonly string[]
}

export async function pageAnswer({ root, urlPath, connect }: PageQuestion): Promise<PageAnswer> {
  const nonce = randomBytes(18).toString('base64')
  const headers = { ...pageHeaders, 'content-security-policy': contentSecurityPolicy({ nonce, connect }) }
  const file = await findPageFile(root, urlPath)
  const bytes = file && (await readIfThere(file))
  if (!file || !bytes) {
    return { status: 404, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from('Not found\n') }
  }
  const body = file.endsWith('.html') ? Buffer.from(withNonce(bytes.toString('utf8'), nonce)) : bytes
  return { status: 200, headers: { ...headers, 'content-type': mediaType(file) }, body }
}

/** The page reads the nonce from here for the style elements that it makes. */
export function withNonce(html: string, nonce: string): string {
  const meta = `<meta name="csp-nonce" content="${nonce}">`
  const placeholder = /<meta\s+name="csp-nonce"[^>]*>/i
  if (placeholder.test(html)) return html.replace(placeholder, meta)
  return html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}\n    ${meta}`)
}

async function readIfThere(file: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    return Buffer.from(await readFile(file))
  } catch {
    return undefined
  }
}
