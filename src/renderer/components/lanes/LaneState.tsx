// Where one service is: its glyph, the words, and a bar where the share is known.
import type { Lane } from '../../../shared/job.ts'
import { LookGlyph } from '../StateGlyph.tsx'
import { laneDetail, laneLook, laneWords } from './lane-words.ts'
import styles from './lanes.module.css'

export function LaneGlyph({ lane }: { readonly lane: Lane }) {
  return <LookGlyph look={laneLook(lane.phase)} />
}

export function LaneState({ lane }: { readonly lane: Lane }) {
  const { tone } = laneLook(lane.phase)
  const words = laneWords(lane)
  return (
    <span className={styles.state}>
      <span className={styles.words} data-tone={tone} title={words}>
        {words}
      </span>
      {lane.fraction !== undefined && <LaneBar service={lane.service} fraction={lane.fraction} />}
    </span>
  )
}

/** In two lines: what it is at, and below it the detail and the bar. */
export function StackedLaneState({ lane }: { readonly lane: Lane }) {
  const { word, tone } = laneLook(lane.phase)
  const detail = laneDetail(lane)
  return (
    <span className={styles.stacked} title={laneWords(lane)}>
      <span className={styles.words} data-tone={tone}>
        {word}
      </span>
      {(detail || lane.fraction !== undefined) && (
        <span className={styles.below}>
          {lane.fraction !== undefined && <LaneBar service={lane.service} fraction={lane.fraction} />}
          {detail && <span className={styles.detail}>{detail}</span>}
        </span>
      )}
    </span>
  )
}

function LaneBar({ service, fraction }: { readonly service: string; readonly fraction: number }) {
  const percent = Math.floor(fraction * 100)
  return (
    <span className={styles.bar} role="progressbar" aria-label={service} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <span className={styles.fill} style={{ transform: `scaleX(${fraction})` }} />
    </span>
  )
}
