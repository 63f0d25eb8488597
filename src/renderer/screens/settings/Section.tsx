// A part of the settings, and a row in it: what it is, what that means, and its control.
import { type ReactNode, useId } from 'react'
import styles from './settings.module.css'

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
  readonly actions?: ReactNode
}

export function Section({ title, children, actions }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHeader}>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        {actions}
      </header>
      <div className={styles.card}>{children}</div>
    </section>
  )
}

interface SettingRowProps {
  readonly label: string
  readonly hint?: string
  /** Gets the ids of the label and the hint. */
  readonly control: (ids: { readonly label: string; readonly hint: string }) => ReactNode
}

export function SettingRow({ label, hint, control }: SettingRowProps) {
  const id = useId()
  const ids = { label: `${id}-label`, hint: `${id}-hint` }
  return (
    <div className={styles.row}>
      <div className={styles.rowWords}>
        <p id={ids.label}>{label}</p>
        {hint && (
          <p id={ids.hint} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      {control(ids)}
    </div>
  )
}
