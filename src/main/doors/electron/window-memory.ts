// Remembers the window's place in a file of Gantry's own.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from '../../settings/index.ts'
import { type WindowPlace, windowPlaceSchema } from './window-place.ts'

function placeFile(home: string): string {
  return path.join(home, 'window.json')
}

export async function readWindowPlace(home: string): Promise<WindowPlace | undefined> {
  try {
    return windowPlaceSchema.parse(JSON.parse(await readFile(placeFile(home), 'utf8')))
  } catch {
    // Not there, or not one: the window opens where it usually does.
    return undefined
  }
}

export async function writeWindowPlace(home: string, place: WindowPlace): Promise<void> {
  await writeAtomically(placeFile(home), `${JSON.stringify(place)}\n`)
}
