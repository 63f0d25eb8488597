// Where browsing may begin: home, and the top of what the computer has.
import { access } from 'node:fs/promises'
import type { Outputs } from '../../shared/contract/index.ts'

type Place = Outputs['files']['browse']['places'][number]

export async function places(home: string, platform: NodeJS.Platform = process.platform): Promise<Place[]> {
  const tops = platform === 'win32' ? await drives() : [{ label: 'Computer', path: '/' }]
  return [{ label: 'Home', path: home }, ...tops]
}

async function drives(): Promise<Place[]> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  const found = await Promise.all(letters.map(driveAt))
  return found.filter((place) => place !== undefined)
}

async function driveAt(letter: string): Promise<Place | undefined> {
  const root = `${letter}:\\`
  try {
    await access(root)
    return { label: `${letter}:`, path: root }
  } catch {
    return undefined
  }
}
