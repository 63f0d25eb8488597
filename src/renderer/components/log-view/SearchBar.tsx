// What a search found, the way from match to match, and how it compares.
import { ArrowDown, ArrowUp, CaseSensitive, Regex } from 'lucide-react'
import { IconButton } from '../IconButton.tsx'
import { Spinner } from '../Spinner.tsx'
import type { TextQuery } from './highlight.ts'
import styles from './log-view.module.css'
import type { SearchState } from './use-log-search.ts'
import { hitWords } from './words.ts'

interface SearchBarProps {
  readonly query: TextQuery
  readonly onQuery: (changes: Partial<TextQuery>) => void
  readonly onlyMatching: boolean
  readonly onOnlyMatching: (only: boolean) => void
  readonly found: SearchState
  readonly onStep: (by: 1 | -1) => void
}

export function SearchBar({ query, onQuery, onlyMatching, onOnlyMatching, found, onStep }: SearchBarProps) {
  const none = found.rows.length === 0 ? 'Nothing matches' : undefined
  return (
    <div className={styles.searchBar}>
      <IconButton
        icon={CaseSensitive}
        label="Match case"
        aria-pressed={query.caseSensitive}
        onClick={() => onQuery({ caseSensitive: !query.caseSensitive })}
      />
      <IconButton icon={Regex} label="Regular expression" aria-pressed={query.regex} onClick={() => onQuery({ regex: !query.regex })} />
      <label className={styles.only}>
        <input type="checkbox" checked={onlyMatching} onChange={(event) => onOnlyMatching(event.target.checked)} />
        Only matching lines
      </label>
      <span className={styles.found} id="log-search-trouble" role="status" data-bad={found.trouble ? true : undefined}>
        {found.trouble
          ? `${found.trouble.message} ${found.trouble.hint ?? ''}`
          : query.query && !found.busy && hitWords(found.at, found.rows.length, found.more)}
        {found.busy && <Spinner size={12} />}
      </span>
      <IconButton icon={ArrowUp} label="Previous match" keys="Shift+F3" blocked={none} onClick={() => onStep(-1)} />
      <IconButton icon={ArrowDown} label="Next match" keys="F3" blocked={none} onClick={() => onStep(1)} />
    </div>
  )
}
