// The services that a job works on, in bands of dependency levels.
import type { Lane } from '../../../shared/job.ts'
import { byLevel, levelWords } from './by-level.ts'
import { LaneGlyph, LaneState } from './LaneState.tsx'
import styles from './lanes.module.css'

export function Lanes({ lanes }: { readonly lanes: readonly Lane[] }) {
  const bands = byLevel(lanes)
  return (
    <div className={styles.lanes}>
      {bands.map(({ level, items }) => (
        <section key={level} className={styles.band} aria-label={levelWords(level)}>
          {bands.length > 1 && <h2 className={styles.level}>{levelWords(level)}</h2>}
          <ul className={styles.list}>
            {items.map((lane) => (
              <li key={lane.service} className={styles.lane}>
                <LaneGlyph lane={lane} />
                <span className={styles.service} title={lane.service}>
                  {lane.service}
                </span>
                <LaneState lane={lane} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
