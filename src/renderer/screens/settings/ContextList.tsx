// Every way to an engine that was found, each probed; one is in use.
import { TriangleAlert } from 'lucide-react'
import type { EngineContext } from '../../../shared/model/engine.ts'
import { Button } from '../../components/Button.tsx'
import { LookGlyph } from '../../components/StateGlyph.tsx'
import type { StateLook } from '../../components/state-words.ts'
import styles from './settings.module.css'

const sources = { environment: 'DOCKER_HOST', context: 'Docker context', socket: 'Socket found' }

interface ContextListProps {
  readonly contexts: readonly EngineContext[] | undefined
  readonly busy: string | undefined
  readonly onUse: (context: string | null) => void
}

export function ContextList({ contexts, busy, onUse }: ContextListProps) {
  const chosen = contexts?.some((context) => context.chosen)
  return (
    <div className={styles.contexts}>
      <div className={styles.contextsHeader}>
        <h3 className={styles.subheading}>Ways to an engine</h3>
        {chosen && (
          <Button size="small" variant="ghost" busy={busy === 'use null'} onClick={() => onUse(null)}>
            Follow docker's own choice
          </Button>
        )}
      </div>
      {contexts?.length === 0 && <p className={styles.hint}>None was found: no DOCKER_HOST, no docker context, no known socket.</p>}
      <ul>
        {contexts?.map((context) => (
          <li key={`${context.source} ${context.name}`} className={styles.context}>
            <LookGlyph look={lookOf(context)} named />
            <div className={styles.contextWords}>
              <p>
                <strong>{context.name}</strong> <span className={styles.muted}>{sources[context.source]}</span>
              </p>
              <p className={`${styles.mono} ${styles.muted}`}>{context.host}</p>
              {context.warning && (
                <p className={styles.warning}>
                  <TriangleAlert size={13} aria-hidden="true" />
                  {context.warning}
                </p>
              )}
              {context.fault && <p className={styles.contextFault}>{context.fault.message}</p>}
            </div>
            {context.current ? (
              <span className={styles.inUse}>{context.chosen ? 'In use, chosen here' : 'In use'}</span>
            ) : (
              <Button size="small" busy={busy === `use ${context.name}`} onClick={() => onUse(context.name)}>
                Use<span className="visually-hidden"> {context.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function lookOf(context: EngineContext): StateLook {
  if (context.reachable) return { word: 'Reachable', shape: 'disc', tone: 'ok' }
  if (context.reachable === false) return { word: 'Not reachable', shape: 'hollow', tone: 'muted' }
  return { word: 'Not known', shape: 'dashed', tone: 'muted' }
}
