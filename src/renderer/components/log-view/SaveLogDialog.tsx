// Where the log is to be saved. Never over a file that is there.
import { useEffect, useId, useRef, useState } from 'react'
import { client } from '../../client.ts'
import { type Trouble, troubleOf } from '../../trouble.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { FaultPanel } from '../FaultPanel.tsx'
import { toast } from '../toast.ts'
import { exportPath } from './export-name.ts'
import styles from './log-view.module.css'
import type { LogSession } from './log-session.ts'
import { counted } from './words.ts'

interface SaveLogDialogProps {
  readonly session: LogSession
  readonly name: string
  readonly count: number
  readonly filtered: boolean
  readonly onClose: () => void
}

export function SaveLogDialog({ session, name, count, filtered, onClose }: SaveLogDialogProps) {
  const [path, setPath] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()

  useEffect(() => {
    let gone = false
    client.files
      .browse({})
      .then((home) => !gone && setPath((typed) => typed || exportPath(home.path, name, new Date())))
      .catch((error: unknown) => !gone && setTrouble(troubleOf(error)))
    return () => {
      gone = true
    }
  }, [name])

  const save = async () => {
    setBusy(true)
    setTrouble(undefined)
    try {
      const saved = await session.export(path)
      toast({ tone: 'ok', title: `Saved ${counted(saved.lines, 'line')}`, description: saved.path })
      onClose()
    } catch (error) {
      setTrouble(troubleOf(error))
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Save the log to a file"
      description={`${counted(count, 'line')}${filtered ? ' that pass the filter' : ''}, with times and services, as plain text.`}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} blocked={path.trim() ? undefined : 'Name a file first'} onClick={() => void save()}>
            Save log
          </Button>
        </>
      }
    >
      <form
        className={styles.saveForm}
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() && !busy) void save()
        }}
      >
        <label htmlFor={id}>File</label>
        <input
          ref={field}
          id={id}
          className={styles.path}
          value={path}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={trouble ? true : undefined}
          aria-describedby={trouble ? `${id}-trouble` : undefined}
          onChange={(event) => setPath(event.target.value)}
        />
      </form>
      {trouble && (
        <div id={`${id}-trouble`}>
          <FaultPanel trouble={trouble} urgent />
        </div>
      )}
    </Dialog>
  )
}
