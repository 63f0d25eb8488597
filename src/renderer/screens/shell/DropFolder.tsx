// A folder dropped anywhere on the window. Only Electron can tell where it lies; a browser says so and lets choose.
import { FolderPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { openLayer } from '../../state/ui.ts'
import styles from './drop-folder.module.css'

export function DropFolder() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) receive(file)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  if (!over) return null
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        <FolderPlus size={28} strokeWidth={1.5} aria-hidden="true" />
        <p>Drop a folder to add it as a stack</p>
      </div>
    </div>
  )
}

function receive(file: File): void {
  const folder = window.gantry?.pathOf(file)
  if (folder) return openLayer({ kind: 'addStack', folder })
  openLayer({ kind: 'addStack', note: `A browser does not tell where “${file.name}” lies. Choose the folder here.` })
}
