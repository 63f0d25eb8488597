// Tells whether out/ was built from what lies in the sources now.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './places.mjs'

const SOURCES = ['src', 'assets', 'scripts/build.mjs', 'package.json', 'package-lock.json']

/** The name of the file in out/ that holds the fingerprint of what it was built from. */
export const stampName = '.built-from'

export function fingerprint() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((each) => filesIn(each))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

export function isStale() {
  const stamp = path.join(root, 'out', stampName)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()
}

function filesIn(place) {
  const file = path.join(root, place)
  if (!existsSync(file)) return []
  if (statSync(file).isFile()) return [place]
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesIn(path.posix.join(place, name)))
}
