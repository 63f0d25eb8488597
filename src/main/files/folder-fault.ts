// Why a folder can't be listed, in words: the one place that knows the system's error numbers here.
import { type FaultCode, FaultError } from '../../shared/fault.ts'

const known: Readonly<Record<string, readonly [code: FaultCode, what: string, hint?: string]>> = {
  ENOENT: ['folder.missing', 'is not there', 'It may have been moved or deleted.'],
  ENOTDIR: ['folder.notFolder', 'is not a folder'],
  EACCES: ['folder.denied', 'may not be read by you', 'Choose another folder, or change who may read it.'],
  EPERM: ['folder.denied', 'may not be read by you', 'The system may ask for leave: on a Mac, in Privacy & Security.'],
  ELOOP: ['folder.missing', 'is a link that leads to itself'],
  ENAMETOOLONG: ['folder.missing', 'is not there', 'The path is longer than this system allows.'],
}

/** A FaultError for what happens in life; anything else comes back as it was. */
export function folderFault(error: unknown, folder: string): unknown {
  const number = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const words = known[number]
  if (!words) return error
  const [code, what, hint] = words
  return new FaultError({ code, message: `${folder} ${what}.`, ...(hint && { hint }), while: 'listing a folder' })
}
