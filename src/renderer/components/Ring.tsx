// Progress as a ring: filled as far as is known, turning when it is not.
import styles from './ring.module.css'
import { Spinner } from './Spinner.tsx'

const length = 2 * Math.PI * 6

export function Ring({ fraction, size = 14 }: { readonly fraction: number | undefined; readonly size?: number }) {
  if (fraction === undefined) {
    return (
      <span className={styles.ring}>
        <Spinner size={size} />
      </span>
    )
  }
  return (
    <svg className={styles.ring} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2.5" />
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeDasharray={`${Math.max(0.02, fraction) * length} ${length}`}
        strokeLinecap="round"
        transform="rotate(-90 8 8)"
      />
    </svg>
  )
}
