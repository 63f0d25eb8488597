// Writes a small tar archive (ustar) in memory: just what an image's root needs. Never used to read one.

export type TarEntry =
  | { readonly kind: 'file'; readonly path: string; readonly mode: number; readonly bytes: Uint8Array }
  | { readonly kind: 'folder'; readonly path: string; readonly mode: number }
  | { readonly kind: 'link'; readonly path: string; readonly to: string }

const block = 512
const typeFlags = { file: '0', link: '2', folder: '5' } as const

/** Everything belongs to root and to no time, so that the same entries are the same bytes. */
export function writeTar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const header = headerOf(entry)
    return entry.kind === 'file' ? [header, padded(entry.bytes)] : [header]
  })
  return Buffer.concat([...parts, Buffer.alloc(2 * block)])
}

function headerOf(entry: TarEntry): Buffer {
  const header = Buffer.alloc(block)
  const name = entry.kind === 'folder' ? `${entry.path}/` : entry.path
  if (Buffer.byteLength(name) > 100) throw new Error(`A name too long for this archive: ${name}`)
  const octal = (value: number, at: number, length: number): void => {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at)
  }
  header.write(name, 0)
  octal(entry.kind === 'link' ? 0o777 : entry.mode, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(entry.kind === 'file' ? entry.bytes.length : 0, 124, 12)
  octal(0, 136, 12)
  header.write(typeFlags[entry.kind], 156)
  if (entry.kind === 'link') header.write(entry.to, 157)
  header.write('ustar\x0000', 257)
  header.write('root', 265)
  header.write('root', 297)
  // The sum is taken with its own field full of spaces.
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((block - (bytes.length % block)) % block)])
}
