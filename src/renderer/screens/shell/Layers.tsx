// The one layer that lies over the page.
import { closeLayer, useUi } from '../../state/ui.ts'
import { AddStackDialog } from '../add-stack/AddStackDialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { ShortcutsDialog } from '../shortcuts/ShortcutsDialog.tsx'
import { RemoveStackDialog } from '../stacks/RemoveStackDialog.tsx'
import { ScaleDialog } from '../stacks/ScaleDialog.tsx'
import { TakeDownDialog } from '../stacks/TakeDownDialog.tsx'

export function Layers() {
  const layer = useUi((store) => store.layer)
  switch (layer.kind) {
    case 'none':
      return null
    case 'palette':
      return <Palette query={layer.query} onClose={closeLayer} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={closeLayer} />
    case 'addStack':
      return <AddStackDialog key={layer.folder} folder={layer.folder} note={layer.note} onClose={closeLayer} />
    case 'removeStack':
      return <RemoveStackDialog stackId={layer.stackId} onClose={closeLayer} />
    case 'scale':
      return <ScaleDialog stackId={layer.stackId} onClose={closeLayer} />
    case 'takeDown':
      return <TakeDownDialog stackId={layer.stackId} volumes={layer.volumes} onClose={closeLayer} />
  }
}
