// Reads from a Linux program's first bytes whether it stands alone, and for which processor it is.

export interface ElfFacts {
  /** It asks for no loader: it runs in an image that holds nothing else. */
  readonly isStatic: boolean
  /** As `uname -m` says it; undefined for one that Gantry has no name for. */
  readonly architecture?: string
}

const machines: ReadonlyMap<number, string> = new Map([
  [3, 'i386'],
  [40, 'arm'],
  [62, 'x86_64'],
  [183, 'aarch64'],
  [243, 'riscv64'],
])

/** PT_INTERP: "load me by this loader". */
const interpreter = 3

/** Undefined when it is no 64-bit little-endian ELF program. */
export function readElf(bytes: Buffer): ElfFacts | undefined {
  const is64Little = bytes.length >= 64 && bytes.readUInt32BE(0) === 0x7f454c46 && bytes[4] === 2 && bytes[5] === 1
  if (!is64Little) return undefined
  const at = Number(bytes.readBigUInt64LE(32))
  const size = bytes.readUInt16LE(54)
  const count = bytes.readUInt16LE(56)
  if (size < 4 || at + size * count > bytes.length) return undefined
  const headers = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(at + index * size))
  const architecture = machines.get(bytes.readUInt16LE(18))
  return { isStatic: !headers.includes(interpreter), ...(architecture && { architecture }) }
}
