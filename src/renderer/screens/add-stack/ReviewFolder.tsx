// What the folder holds, before it is added: the files it is read from, its services, profiles, and what is wrong with it.
import { ArrowLeft } from 'lucide-react'
import { useId, useState } from 'react'
import type { FolderLook } from '../../../shared/contract/stacks.ts'
import { client } from '../../client.ts'
import { startStackJob } from '../../commands/start-job.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { navigate } from '../../router.ts'
import { engineReason, useEngine } from '../../state/engine.ts'
import { announce } from '../../state/ui.ts'
import { type Trouble, troubleOf } from '../../trouble.ts'
import styles from './review-folder.module.css'

type Candidate = FolderLook['candidates'][number]

interface ReviewFolderProps {
  readonly look: FolderLook
  readonly onBack: () => void
  readonly onAgain: () => void
  readonly onClose: () => void
}

export function ReviewFolder({ look, onBack, onAgain, onClose }: ReviewFolderProps) {
  const [chosen, setChosen] = useState(0)
  const [busy, setBusy] = useState<'add' | 'start'>()
  const [trouble, setTrouble] = useState<Trouble>()
  const noEngine = useEngine(engineReason)
  const candidate = look.candidates[chosen]
  const add = async (start: boolean) => {
    if (!candidate) return
    setBusy(start ? 'start' : 'add')
    setTrouble(undefined)
    try {
      const files = chosen === 0 ? undefined : [...candidate.files]
      const { id } = await client.stacks.add({ folder: look.folder, files })
      announce(`${candidate.name ?? 'The stack'} added`)
      if (start) void startStackJob(id, 'Starting', () => client.stacks.start({ id }))
      onClose()
      navigate({ page: 'stack', id, tab: 'overview' })
    } catch (error) {
      setTrouble(troubleOf(error))
      setBusy(undefined)
    }
  }
  const actions = (
    <>
      <Button variant="ghost" icon={ArrowLeft} onClick={onBack} className={styles.back}>
        Choose another folder
      </Button>
      {look.knownId !== undefined && (
        <Button
          onClick={() => {
            onClose()
            navigate({ page: 'stack', id: look.knownId ?? '', tab: 'overview' })
          }}
        >
          Open the one in the list
        </Button>
      )}
      {candidate && (
        <>
          <Button busy={busy === 'add'} onClick={() => void add(false)}>
            Add
          </Button>
          <Button
            variant="primary"
            busy={busy === 'start'}
            blocked={candidate.fault ? 'Its compose file can’t be used yet' : noEngine}
            onClick={() => void add(true)}
          >
            Add and start
          </Button>
        </>
      )}
    </>
  )
  return (
    <Dialog open onClose={onClose} title={candidate?.name ? `Add ${candidate.name}` : 'Add a stack'} width="normal" actions={actions}>
      <p className={styles.folder}>{look.folder}</p>
      {look.knownId !== undefined && <p className={styles.note}>This folder is in the list already.</p>}
      {look.candidates.length > 1 && <Candidates candidates={look.candidates} chosen={chosen} onChoose={setChosen} />}
      {candidate && <Contents candidate={candidate} single={look.candidates.length === 1} onAgain={onAgain} />}
      {look.candidates.length === 0 && (
        <p className={styles.note}>There is no compose file in this folder. Choose another one, or type the path of the file.</p>
      )}
      {trouble && <FaultPanel trouble={trouble} urgent />}
    </Dialog>
  )
}

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

function Candidates({ candidates, chosen, onChoose }: CandidatesProps) {
  const name = useId()
  return (
    <fieldset className={styles.candidates}>
      <legend className={styles.heading}>Read it from</legend>
      {candidates.map((candidate, index) => (
        <label key={candidate.files.join(' ')} className={styles.candidate}>
          <input type="radio" name={name} checked={index === chosen} onChange={() => onChoose(index)} />
          <span className={styles.files}>{candidate.files.map(baseName).join(' + ')}</span>
          <span className={styles.count}>
            {candidate.fault ? 'Has a problem' : `${candidate.services.length} ${candidate.services.length === 1 ? 'service' : 'services'}`}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface ContentsProps {
  readonly candidate: Candidate
  readonly single: boolean
  readonly onAgain: () => void
}

function Contents({ candidate, single, onAgain }: ContentsProps) {
  return (
    <div className={styles.contents}>
      {candidate.fault && <FaultPanel trouble={candidate.fault} retry={{ label: 'Read it again', run: onAgain }} />}
      {single && (
        <div>
          <h3 className={styles.heading}>{candidate.files.length === 1 ? 'File' : 'Files'}</h3>
          <p className={styles.files}>{candidate.files.map(baseName).join(' + ')}</p>
        </div>
      )}
      {candidate.services.length > 0 && (
        <div>
          <h3 className={styles.heading}>
            {candidate.services.length} {candidate.services.length === 1 ? 'service' : 'services'}
          </h3>
          <ul className={styles.chips}>
            {candidate.services.map((service) => (
              <li key={service} className={styles.chip}>
                {service}
              </li>
            ))}
          </ul>
        </div>
      )}
      {candidate.profiles.length > 0 && (
        <div>
          <h3 className={styles.heading}>Profiles</h3>
          <ul className={styles.chips}>
            {candidate.profiles.map((profile) => (
              <li key={profile} className={styles.chip} data-dashed>
                {profile}
              </li>
            ))}
          </ul>
          <p className={styles.hint}>Services with a profile start only when it is switched on, on the page of the stack.</p>
        </div>
      )}
    </div>
  )
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
