// Finds the file that a URL's path names, inside the page's folder and nowhere else.
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** What our own build calls its files. No leading dot, so neither `..` nor a hidden file can be named. */
const plainName = /^[A-Za-z0-9_~@-][A-Za-z0-9._~@-]*$/

/** The names from the root down, or undefined when the path is anything but plain. `/` is index.html. */
export function pageFileSegments(urlPath: string): readonly string[] | undefined {
  const decoded = decodeOnce(urlPath)
  if (!decoded?.startsWith('/')) return undefined
  if (decoded === '/') return ['index.html']
  const segments = decoded.slice(1).split('/')
  return segments.every((segment) => plainName.test(segment)) ? segments : undefined
}

/** The absolute path, or undefined when there is no such regular file. A symbolic link on the way is no such file. */
export async function findPageFile(root: string, urlPath: string): Promise<string | undefined> {
  const segments = pageFileSegments(urlPath)
  if (!segments) return undefined
  try {
    const file = path.join(await realpath(root), ...segments)
    if ((await realpath(file)) !== file) return undefined
    return (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
