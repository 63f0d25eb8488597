// The answers of "Check my installation", one line each.
import type { InstallationCheck } from '../../../shared/model/engine.ts'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { LookGlyph } from '../../components/StateGlyph.tsx'
import type { StateLook } from '../../components/state-words.ts'
import { navigate } from '../../router.ts'
import styles from './settings.module.css'

const looks: Readonly<Record<InstallationCheck['state'], StateLook>> = {
  ok: { word: 'Works', shape: 'tick', tone: 'ok' },
  warn: { word: 'Warning', shape: 'triangle', tone: 'warn' },
  failed: { word: 'Failed', shape: 'square', tone: 'bad' },
  skipped: { word: 'Skipped', shape: 'dashed', tone: 'muted' },
}

export function InstallationChecks({ checks }: { readonly checks: readonly InstallationCheck[] }) {
  return (
    <div className={styles.checks}>
      <h3 className={styles.subheading}>Your installation</h3>
      <ul>
        {checks.map((check) => (
          <li key={check.id} className={styles.check}>
            <LookGlyph look={looks[check.state]} named />
            <div className={styles.contextWords}>
              <p>
                <strong>{check.title}</strong> <span className={styles.muted}>{check.message}</span>
              </p>
              {check.fault && <FaultPanel trouble={check.fault} onJob={(id) => navigate({ page: 'job', id })} />}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
