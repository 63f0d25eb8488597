// Puts the sample stack where a person can change it, and sees to it that its image is there.
import { realpathSync } from 'node:fs'
import path from 'node:path'
import type { EngineRoom } from '../engine/index.ts'
import { placeSample } from './place-sample.ts'
import { ensureSampleImage } from './sample-image.ts'

export interface SamplesRoom {
  /** Writes the sample into Gantry's own folder, over nothing that was changed there; answers its folder. */
  add(): Promise<string>
  /** Whether this is the folder of the sample. */
  owns(folder: string): boolean
  /** Before a start. `line` gets what is being done. Throws a FaultError when the image can't be had at all. */
  ensureImage(work: { readonly signal: AbortSignal; readonly line: (text: string) => void }): Promise<void>
}

export interface SamplesRoomOptions {
  readonly home: string
  readonly engine: EngineRoom
  /** Where the app's `assets` folder is. */
  readonly assets: string
}

export function createSamplesRoom({ home, engine, assets }: SamplesRoomOptions): SamplesRoom {
  const folder = path.join(home, 'samples', 'hello')
  return {
    async add() {
      await placeSample({ from: path.join(assets, 'samples', 'hello'), to: folder })
      return folder
    },
    owns: (other) => real(other) === real(folder),
    async ensureImage({ signal, line }) {
      await engine.ready(signal)
      const { architecture } = engine.status()
      await ensureSampleImage({ docker: engine.docker(), architecture, cache: path.join(home, 'cache'), signal, line })
    },
  }
}

/** Stacks go by their real folders, and the way to Gantry's own may lead over a link. */
function real(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return path.resolve(folder)
  }
}
