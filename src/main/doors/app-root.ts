// Where the app's own files lie: the nearest folder above this code that holds package.json and assets.
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Works from the sources, from the bundle in out/main (and its chunks), and inside a packaged archive. */
function appRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'assets'))) return folder
    if (path.dirname(folder) === folder) throw new Error(`No package.json beside an assets folder above ${from}`)
  }
}

/** The page, as `npm run build` made it. */
export function pageFolder(): string {
  return path.join(appRoot(), 'out', 'renderer')
}

/** Data that comes with the app: samples, icons. */
export function assetsFolder(): string {
  return path.join(appRoot(), 'assets')
}

/** What runs in the Electron window before the page. */
export function preloadFile(): string {
  return path.join(appRoot(), 'out', 'preload', 'preload.cjs')
}
