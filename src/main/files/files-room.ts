// Lists a folder for Gantry's own folder picker: names and kinds, never contents.
import { homedir } from 'node:os'
import path from 'node:path'
import type { Inputs, Outputs } from '../../shared/contract/index.ts'
import { FaultError } from '../../shared/fault.ts'
import { folderFault } from './folder-fault.ts'
import { listFolder } from './list-folder.ts'
import { places } from './places.ts'
import { isBrowsable } from './browsable.ts'

type Listing = Outputs['files']['browse']

export interface FilesRoom {
  /** Without a path: the person's home. Throws a FaultError for what can't be listed. */
  browse(question?: Inputs['files']['browse']): Promise<Listing>
}

export function createFilesRoom(home: () => string = homedir): FilesRoom {
  return {
    async browse({ path: asked, hidden = false } = {}) {
      const folder = asked === undefined ? home() : path.normalize(asked)
      if (!isBrowsable(folder)) {
        throw new FaultError({
          code: 'input.invalid',
          message: `${folder} can’t be opened here.`,
          hint: 'Give the whole path of a folder on this computer.',
        })
      }
      const bare = withoutLastSeparator(folder)
      try {
        const { entries, more } = await listFolder(bare, { hidden })
        const parent = path.dirname(bare)
        return { path: bare, ...(parent !== bare && { parent }), places: await places(home()), entries, more }
      } catch (error) {
        throw folderFault(error, bare)
      }
    },
  }
}

function withoutLastSeparator(folder: string): string {
  return folder === path.parse(folder).root ? folder : folder.replace(/[\\/]+$/, '')
}
