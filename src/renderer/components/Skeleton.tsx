// Rows that are on their way: shown only after 300 ms, and then for at least 300 ms, so that nothing flickers.
import { useEffect, useRef, useState } from 'react'
import styles from './skeleton.module.css'

interface SkeletonProps {
  /** What is on its way, for a screen reader: "Loading stacks". */
  readonly label: string
  readonly rows?: number
}

export function Skeleton({ label, rows = 6 }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden="true">
          <span className={styles.dot} />
          <span className={styles.bar} data-width={index % 3} />
          <span className={styles.end} />
        </div>
      ))}
    </div>
  )
}

/** Whether a skeleton should be on screen for something that is or is not loading. */
export function useSkeleton(loading: boolean): boolean {
  const [shown, setShown] = useState(false)
  const since = useRef(0)
  useEffect(() => {
    if (loading === shown) return
    const wait = loading ? 300 : Math.max(0, 300 - (performance.now() - since.current))
    const timer = setTimeout(() => {
      since.current = performance.now()
      setShown(loading)
    }, wait)
    return () => clearTimeout(timer)
  }, [loading, shown])
  return shown
}
