// Adding a stack: choose a folder, then see what is in it before anything is added.
import { useEffect, useRef, useState } from 'react'
import type { FolderLook } from '../../../shared/contract/stacks.ts'
import { client } from '../../client.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { type Trouble, troubleOf } from '../../trouble.ts'
import { ChooseFolder } from './ChooseFolder.tsx'
import { ReviewFolder } from './ReviewFolder.tsx'

interface AddStackDialogProps {
  /** Dropped or chosen elsewhere: goes straight to the review. */
  readonly folder?: string
  /** Why the person has to choose, e.g. after a drop in a browser. */
  readonly note?: string
  readonly onClose: () => void
}

export function AddStackDialog({ folder, note, onClose }: AddStackDialogProps) {
  const [path, setPath] = useState(folder ?? '')
  const [look, setLook] = useState<FolderLook>()
  const [busy, setBusy] = useState(folder !== undefined)
  const [trouble, setTrouble] = useState<Trouble>()
  const field = useRef<HTMLInputElement>(null)

  const review = async (chosen: string) => {
    setPath(chosen)
    setBusy(true)
    setTrouble(undefined)
    try {
      setLook(await client.stacks.look({ folder: chosen }))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }

  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- what it was opened with is looked at once, on arrival
    if (folder) void review(folder)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  if (look) {
    return <ReviewFolder look={look} onBack={() => setLook(undefined)} onAgain={() => void review(look.folder)} onClose={onClose} />
  }
  return (
    <Dialog open onClose={onClose} title="Add a stack" initialFocus={field}>
      <ChooseFolder
        field={field}
        path={path}
        note={note}
        busy={busy}
        trouble={trouble}
        onPath={setPath}
        onChoose={(chosen) => void review(chosen)}
      />
    </Dialog>
  )
}
