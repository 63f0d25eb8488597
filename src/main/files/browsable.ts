// Which paths the picker goes to.
import path from 'node:path'

/**
 * Whole paths on this computer. On Windows a path of another computer (`\\host\share`) is refused, because merely
 * looking at it sends that computer the person's credentials; the folders of WSL are this computer's own.
 */
export function isBrowsable(folder: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'win32') return path.posix.isAbsolute(folder)
  const backslashed = folder.replaceAll('/', '\\')
  if (backslashed.startsWith('\\\\')) return /^\\\\wsl(\$|\.localhost)\\/i.test(backslashed)
  return /^[A-Za-z]:\\/.test(backslashed)
}
