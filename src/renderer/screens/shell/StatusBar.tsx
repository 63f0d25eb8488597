// One quiet line: engine, Compose, what runs, and whether this window is connected.
import { goToJobs } from '../../commands/global-actions.ts'
import { useConnection } from '../../connection.ts'
import { hrefOf } from '../../router.ts'
import { useEngine } from '../../state/engine.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { useJobs } from '../../state/jobs.ts'
import { useStacks } from '../../state/stacks.ts'
import { engineLook, engineName } from './engine-words.ts'
import styles from './status-bar.module.css'

const connectionWords = { connecting: 'Connecting', open: 'Connected', closed: 'Disconnected', refused: 'Refused' }

export function StatusBar() {
  const { status, stale } = useEngine()
  const connection = useConnection((store) => store.state)
  const containers = useStacks((store) =>
    store.stacks.reduce(
      (sum, stack) =>
        sum + stack.services.reduce((all, service) => all + service.containers.filter((each) => each.status === 'running').length, 0),
      0,
    ),
  )
  const job = useJobs((store) => store.jobs.find(isActive))
  const connected = status?.state === 'connected' && !stale
  return (
    <footer className={styles.bar} data-region="status">
      <span className={styles.item}>
        {connected && status?.version
          ? `${engineName(status)} ${status.version}`
          : `${engineName(status)}: ${engineLook(status, stale).word.toLowerCase()}`}
      </span>
      {connected && <span className={styles.item}>{status?.compose ? `Compose ${status.compose.version}` : 'Compose not found'}</span>}
      {connected && (
        <span className={styles.item}>
          {containers} {containers === 1 ? 'container' : 'containers'} running
        </span>
      )}
      <span className={styles.space} />
      {job && (
        <a className={styles.job} href={hrefOf({ page: 'job', id: job.id })} title={goToJobs.label}>
          {job.title}
          {job.step ? ` - ${job.step}` : ''}
        </a>
      )}
      <span className={styles.item} data-state={connection}>
        {connectionWords[connection]}
      </span>
    </footer>
  )
}
