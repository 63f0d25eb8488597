// A line across the page about all of it: stale data, a lost connection, a warning. Not for errors of one thing.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad'
  readonly children: ReactNode
  readonly actions?: ReactNode
}

const signs = { info: Info, warn: TriangleAlert, bad: CircleAlert }

export function Banner({ tone, children, actions }: BannerProps) {
  const Sign = signs[tone]
  return (
    <div className={styles.banner} data-tone={tone} role="status">
      <Sign className={styles.sign} size={15} aria-hidden="true" />
      <p className={styles.words}>{children}</p>
      {actions}
    </div>
  )
}
