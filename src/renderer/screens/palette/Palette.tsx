// Search or run anything: a combobox over one list, so that focus never leaves the field.
import { Dialog } from '@base-ui/react/dialog'
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Kbd } from '../../components/Kbd.tsx'
import { useJobs } from '../../state/jobs.ts'
import { useStacks } from '../../state/stacks.ts'
import { type Entry, entriesOf, scopeOf } from './entries.ts'
import styles from './palette.module.css'
import { rank } from './rank.ts'
import { noteUse } from './recency.ts'

export function Palette({ query: first = '', onClose }: { readonly query?: string; readonly onClose: () => void }) {
  const [query, setQuery] = useState(first)
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const prefix = useId()
  const stacks = useStacks((store) => store.stacks)
  const jobs = useJobs((store) => store.jobs)
  const { scope, words } = scopeOf(query)
  const entries = useMemo(() => entriesOf(scope, stacks, jobs), [scope, stacks, jobs])
  const shown = useMemo(() => rank(entries, words), [entries, words])
  const current = Math.min(at, shown.length - 1)

  useLayoutEffect(() => {
    document.getElementById(`${prefix}-${current}`)?.scrollIntoView({ block: current === 0 ? 'end' : 'nearest' })
  }, [prefix, current])

  const choose = (entry: Entry | undefined) => {
    if (!entry || entry.blocked) return
    noteUse(entry.id)
    onClose()
    // After the dialog has given focus back, so that what opens next takes it from the page.
    requestAnimationFrame(() => entry.run())
  }
  const keyDown = (event: KeyboardEvent) => {
    const count = Math.max(shown.length, 1)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (current + 1) % count,
      ArrowUp: (current - 1 + count) % count,
      PageDown: Math.min(current + 8, count - 1),
      PageUp: Math.max(current - 8, 0),
    }
    const to = moves[event.key]
    if (to !== undefined) setAt(to)
    else if (event.key === 'Enter') choose(shown[current])
    else return
    event.preventDefault()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label="Search or run a command" initialFocus={field}>
          <input
            ref={field}
            className={styles.input}
            type="text"
            role="combobox"
            aria-label="Search or run a command"
            aria-expanded={shown.length > 0}
            aria-controls={`${prefix}-list`}
            aria-activedescendant={shown.length > 0 ? `${prefix}-${current}` : undefined}
            aria-autocomplete="list"
            placeholder="Search stacks, endpoints and commands"
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setAt(0)
            }}
            onKeyDown={keyDown}
          />
          {shown.length > 0 ? (
            <div id={`${prefix}-list`} className={styles.list} role="listbox" aria-label="Results">
              <Results entries={shown} current={current} prefix={prefix} onPoint={setAt} onChoose={choose} />
            </div>
          ) : (
            <p id={`${prefix}-list`} className={styles.empty} role="status">
              Nothing is called “{words}”.
            </p>
          )}
          <p className={styles.foot}>
            <span>
              <kbd>&gt;</kbd> commands
            </span>
            <span>
              <kbd>@</kbd> services
            </span>
            <span>
              <kbd>:</kbd> ports
            </span>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface ResultsProps {
  readonly entries: readonly Entry[]
  readonly current: number
  readonly prefix: string
  readonly onPoint: (index: number) => void
  readonly onChoose: (entry: Entry) => void
}

function Results({ entries, current, prefix, onPoint, onChoose }: ResultsProps) {
  const order = [...new Set(entries.map((entry) => entry.group))]
  return order.map((group) => (
    <div key={group} role="group" aria-labelledby={`${prefix}-${group}`}>
      <div id={`${prefix}-${group}`} className={styles.heading}>
        {group}
      </div>
      {entries.map((entry, index) =>
        entry.group === group ? (
          <Row
            key={entry.id}
            id={`${prefix}-${index}`}
            entry={entry}
            selected={index === current}
            onPoint={() => onPoint(index)}
            onChoose={() => onChoose(entry)}
          />
        ) : null,
      )}
    </div>
  ))
}

interface RowProps {
  readonly id: string
  readonly entry: Entry
  readonly selected: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

function Row({ id, entry, selected, onPoint, onChoose }: RowProps) {
  const { icon: Icon, title, context, keys, blocked, danger } = entry
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the combobox keeps focus and takes the keys
    <div
      id={id}
      role="option"
      className={styles.item}
      aria-selected={selected}
      aria-disabled={blocked !== undefined || undefined}
      data-danger={danger || undefined}
      onPointerMove={selected ? undefined : onPoint}
      onClick={onChoose}
    >
      <Icon size={15} aria-hidden="true" />
      <span className={styles.title}>{title}</span>
      <span className={styles.context}>{blocked ?? context}</span>
      {keys && <Kbd keys={keys} />}
    </div>
  )
}
