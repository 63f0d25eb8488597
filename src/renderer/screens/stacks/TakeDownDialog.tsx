// Takes a stack down: containers and networks go; volumes only when their deletion was asked for, each named.
import { useId, useState } from 'react'
import { client } from '../../client.ts'
import { startStackJob } from '../../commands/start-job.ts'
import { ConsentDialog } from '../../components/Dialog.tsx'
import { useStack } from '../../state/stacks.ts'
import styles from './take-down-dialog.module.css'

interface TakeDownDialogProps {
  readonly stackId: string
  readonly volumes: boolean
  readonly onClose: () => void
}

export function TakeDownDialog({ stackId, volumes, onClose }: TakeDownDialogProps) {
  const stack = useStack(stackId)
  const [typed, setTyped] = useState('')
  const field = useId()
  if (!stack) return null
  const doomed = stack.volumes.filter((volume) => !volume.external).map((volume) => volume.name)
  const containers = stack.services.reduce((sum, service) => sum + service.containers.length, 0)
  const takeDown = async () => {
    const input = volumes ? { id: stack.id, volumes: true, confirmVolumes: doomed } : { id: stack.id }
    await startStackJob(stack.id, 'Taking down', () => client.stacks.down(input))
  }
  const what = containers === 1 ? 'Its container' : `Its ${containers} containers`
  if (!volumes) {
    return (
      <ConsentDialog open onClose={onClose} title={`Take down ${stack.name}?`} verb="Take down" onConsent={takeDown}>
        <p>{what} and its networks are removed, and what was written inside the containers is lost.</p>
        <p>Its volumes, images and folder stay. Start makes everything else again.</p>
      </ConsentDialog>
    )
  }
  const many = doomed.length === 1 ? 'volume' : `${doomed.length} volumes`
  return (
    <ConsentDialog
      open
      onClose={onClose}
      danger
      ready={typed === stack.name}
      title={`Take down ${stack.name} and delete its ${many}?`}
      verb={`Take down and delete ${many}`}
      onConsent={takeDown}
    >
      <p>
        {containers > 0 && `${what} and networks are removed. `}The data in {doomed.length === 1 ? 'this volume is' : 'these volumes is'}{' '}
        deleted and cannot be brought back:
      </p>
      <ul className={styles.volumes}>
        {doomed.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <label className={styles.label} htmlFor={field}>
        Type <strong>{stack.name}</strong> to confirm
      </label>
      <input
        id={field}
        className={styles.input}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
    </ConsentDialog>
  )
}
