// A path to type or paste, the system's picker where there is one, recent folders, and our own browser of directories.
import { FolderOpen, History } from 'lucide-react'
import { type RefObject, useEffect, useId, useState } from 'react'
import { client } from '../../client.ts'
import { Button } from '../../components/Button.tsx'
import { useApp } from '../../state/app.ts'
import { type Trouble, troubleOf } from '../../trouble.ts'
import styles from './choose-folder.module.css'
import { DirectoryBrowser } from './DirectoryBrowser.tsx'

interface ChooseFolderProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly path: string
  readonly note?: string
  readonly busy: boolean
  readonly trouble?: Trouble
  readonly onPath: (path: string) => void
  readonly onChoose: (path: string) => void
}

export function ChooseFolder({ field, path, note, busy, trouble, onPath, onChoose }: ChooseFolderProps) {
  const info = useApp((store) => store.info)
  const [pickTrouble, setPickTrouble] = useState<Trouble>()
  const recent = useRecent()
  const id = useId()
  const problem = useId()
  const shown = trouble ?? pickTrouble
  const pick = async () => {
    setPickTrouble(undefined)
    try {
      const { folder } = await client.files.pickFolder()
      if (folder) onChoose(folder)
    } catch (error) {
      setPickTrouble(troubleOf(error))
    }
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (path.trim()) onChoose(path.trim())
  }
  return (
    <div className={styles.choose}>
      {note && <p className={styles.note}>{note}</p>}
      <form className={styles.form} onSubmit={submit}>
        <label className={styles.label} htmlFor={id}>
          Folder or compose file
        </label>
        <div className={styles.row}>
          <input
            ref={field}
            id={id}
            className={styles.input}
            value={path}
            placeholder={info?.platform === 'windows' ? 'C:\\work\\shop' : '/home/me/shop'}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={shown ? true : undefined}
            aria-describedby={shown ? problem : undefined}
            onChange={(event) => onPath(event.target.value)}
          />
          {info?.canPickFolder && (
            <Button icon={FolderOpen} onClick={() => void pick()}>
              Choose folder…
            </Button>
          )}
          <Button type="submit" variant="primary" busy={busy} blocked={path.trim() ? undefined : 'Choose a folder first'}>
            Look inside
          </Button>
        </div>
        {shown && (
          <p id={problem} className={styles.problem} role="alert">
            {shown.message} {shown.hint}
          </p>
        )}
      </form>
      {recent.length > 0 && <Recent folders={recent} onChoose={onChoose} />}
      {info?.canPickFolder === false && <DirectoryBrowser onPath={onPath} onChoose={onChoose} />}
    </div>
  )
}

function Recent({ folders, onChoose }: { readonly folders: readonly string[]; readonly onChoose: (path: string) => void }) {
  return (
    <section className={styles.recent} aria-labelledby="recent-folders">
      <h3 id="recent-folders" className={styles.heading}>
        Recent
      </h3>
      <ul>
        {folders.slice(0, 4).map((folder) => (
          <li key={folder}>
            <button type="button" className={styles.folder} onClick={() => onChoose(folder)}>
              <History size={14} aria-hidden="true" />
              <span className={styles.path}>{folder}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useRecent(): readonly string[] {
  const [folders, setFolders] = useState<readonly string[]>([])
  useEffect(() => {
    let gone = false
    client.stacks.recent().then(
      (answer) => !gone && setFolders(answer.folders),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [])
  return folders
}
