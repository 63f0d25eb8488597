// A search field with its shortcut; Escape empties it first, and leaves it when it is empty.
import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { ariaKeys } from '../commands/keys.ts'
import { Kbd } from './Kbd.tsx'
import styles from './search-field.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly keys?: string
  readonly ref?: Ref<HTMLInputElement>
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly invalid?: boolean
  readonly describedBy?: string
}

export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder = label, keys, ref, onKeyDown, invalid, describedBy } = props
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (value) onChange('')
      else event.currentTarget.blur()
    }
    onKeyDown?.(event)
  }
  return (
    <span className={styles.field}>
      <Search className={styles.sign} size={14} aria-hidden="true" />
      <input
        ref={ref}
        className={styles.input}
        type="text"
        role="searchbox"
        aria-label={label}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyDown}
      />
      {keys && !value && (
        <span className={styles.keys}>
          <Kbd keys={keys} />
        </span>
      )}
      {value && (
        <button type="button" className={styles.clear} aria-label={`Clear ${label.toLowerCase()}`} onClick={() => onChange('')}>
          <X size={13} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
