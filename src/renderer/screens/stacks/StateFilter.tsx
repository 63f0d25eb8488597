// Stacks by state, with how many there are of each.
import type { Stack } from '../../../shared/model/stack.ts'
import { countByFilter, filterWords, type StackFilter, stackFilters } from './filter.ts'
import styles from './state-filter.module.css'

interface StateFilterProps {
  readonly stacks: readonly Stack[]
  readonly value: StackFilter
  readonly onChange: (value: StackFilter) => void
}

export function StateFilter({ stacks, value, onChange }: StateFilterProps) {
  const counts = countByFilter(stacks)
  return (
    <div className={styles.filter} role="group" aria-label="Filter by state">
      {stackFilters.map((filter) => (
        <button key={filter} type="button" className={styles.choice} aria-pressed={filter === value} onClick={() => onChange(filter)}>
          {filterWords[filter]}
          <span className={styles.count}>{counts[filter]}</span>
        </button>
      ))}
    </div>
  )
}
