// A state's shape, and the shape with its word. The shape differs for each state, so that colour only helps.
import type { JobState } from '../../shared/job.ts'
import type { ServiceState, StackState } from '../../shared/model/stack.ts'
import styles from './state-glyph.module.css'
import { jobLooks, type Shape, type StateLook, serviceLooks, stackLooks } from './state-words.ts'

type StateOf =
  | { readonly kind: 'stack'; readonly state: StackState }
  | { readonly kind: 'service'; readonly state: ServiceState }
  | { readonly kind: 'job'; readonly state: JobState }

type StateGlyphProps = StateOf & {
  /** Read by a screen reader; left out where the word stands beside it. */
  readonly named?: boolean
}

export function lookOf(of: StateOf): StateLook {
  switch (of.kind) {
    case 'stack':
      return stackLooks[of.state]
    case 'service':
      return serviceLooks[of.state]
    case 'job':
      return jobLooks[of.state]
  }
}

export function StateGlyph(props: StateGlyphProps) {
  return <LookGlyph look={lookOf(props)} named={props.named} />
}

/** Glyph and word; `detail` takes the word's place when it says more ("Exited with code 1"). */
export function StateLabel(props: StateOf & { readonly detail?: string }) {
  const look = lookOf(props)
  return (
    <span className={styles.label}>
      <LookGlyph look={look} />
      <span className={styles.word} data-tone={look.tone}>
        {props.detail ?? look.word}
      </span>
    </span>
  )
}

export function LookGlyph({ look, named }: { readonly look: StateLook; readonly named?: boolean }) {
  const name = named ? { role: 'img', 'aria-label': look.word } : { 'aria-hidden': true }
  return (
    <svg {...name} className={styles.glyph} data-tone={look.tone} width="14" height="14" viewBox="0 0 14 14">
      <Mark shape={look.shape} />
    </svg>
  )
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75 } as const

function Mark({ shape }: { readonly shape: Shape }) {
  switch (shape) {
    case 'disc':
      return <circle cx="7" cy="7" r="4.5" fill="currentColor" />
    case 'tick':
      return (
        <>
          <circle cx="7" cy="7" r="6" fill="currentColor" />
          <path
            d="m4.4 7.2 1.9 1.9 3.4-4"
            fill="none"
            className={styles.cut}
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      )
    case 'ring':
      return (
        <>
          <circle cx="7" cy="7" r="4.6" {...line} />
          <circle cx="7" cy="7" r="1.4" fill="currentColor" />
        </>
      )
    case 'turning':
      return (
        <g className={styles.turning}>
          <circle cx="7" cy="7" r="4.9" {...line} strokeOpacity="0.3" />
          <path d="M7 2.1a4.9 4.9 0 0 1 4.9 4.9" {...line} strokeLinecap="round" />
        </g>
      )
    case 'triangle':
      return (
        <>
          <path d="M7 1.6 13 12.2H1z" fill="currentColor" stroke="currentColor" strokeWidth="1" strokeLinejoin="round" />
          <path d="M7 5.4v3.2M7 10.3v.4" fill="none" className={styles.cut} strokeWidth="1.5" strokeLinecap="round" />
        </>
      )
    case 'hollow':
      return <circle cx="7" cy="7" r="4.6" {...line} />
    case 'square':
      return (
        <>
          <rect x="1.5" y="1.5" width="11" height="11" rx="2" fill="currentColor" />
          <path d="m4.8 4.8 4.4 4.4m0-4.4L4.8 9.2" fill="none" className={styles.cut} strokeWidth="1.6" strokeLinecap="round" />
        </>
      )
    case 'bars':
      return (
        <>
          <rect x="3" y="2.5" width="3" height="9" rx="1" fill="currentColor" />
          <rect x="8" y="2.5" width="3" height="9" rx="1" fill="currentColor" />
        </>
      )
    case 'dashed':
      return <circle cx="7" cy="7" r="4.6" {...line} strokeDasharray="2.4 2.42" />
    case 'half':
      return (
        <>
          <circle cx="7" cy="7" r="4.9" {...line} />
          <path d="M7 2.1a4.9 4.9 0 0 0 0 9.8z" fill="currentColor" />
        </>
      )
  }
}
