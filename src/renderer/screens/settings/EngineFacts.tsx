// What is known of the engine in use and of the tools beside it.
import type { EngineStatus } from '../../../shared/model/engine.ts'
import { LookGlyph } from '../../components/StateGlyph.tsx'
import { useEngine } from '../../state/engine.ts'
import { engineLook, engineName } from '../shell/engine-words.ts'
import styles from './settings.module.css'

export function EngineFacts({ status }: { readonly status: EngineStatus | undefined }) {
  const stale = useEngine((store) => store.stale)
  const look = engineLook(status, stale)
  const machine = [
    status?.operatingSystem,
    status?.architecture,
    status?.cpus && `${status.cpus} CPUs`,
    status?.memoryBytes && `${(status.memoryBytes / 2 ** 30).toFixed(1)} GiB of memory`,
  ].filter(Boolean)
  return (
    <div className={styles.engine}>
      <p className={styles.engineName}>
        <LookGlyph look={look} />
        <strong>
          {engineName(status)} {status?.version}
        </strong>
        <span className={styles.muted}>{look.word}</span>
      </p>
      <dl className={styles.facts}>
        {status?.context && (
          <>
            <dt>Address</dt>
            <dd className={styles.mono}>{status.context.host}</dd>
          </>
        )}
        {machine.length > 0 && (
          <>
            <dt>Machine</dt>
            <dd>{machine.join(', ')}</dd>
          </>
        )}
        <Tool name="Docker CLI" tool={status?.docker} />
        <Tool name="Compose" tool={status?.compose} />
        <Tool name="Buildx" tool={status?.buildx} />
      </dl>
    </div>
  )
}

function Tool({ name, tool }: { readonly name: string; readonly tool: EngineStatus['compose'] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {tool ? (
          <>
            {tool.version} <span className={`${styles.mono} ${styles.muted}`}>{tool.path}</span>
          </>
        ) : (
          <span className={styles.muted}>Not found</span>
        )}
      </dd>
    </>
  )
}
