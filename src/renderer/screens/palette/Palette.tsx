// Search or run anything. cmdk inside Base UI's dialog: its own dialog would break the content security policy.
import { Dialog } from '@base-ui/react/dialog'
import { Command, defaultFilter } from 'cmdk'
import { useMemo, useState } from 'react'
import { Kbd } from '../../components/Kbd.tsx'
import { useJobs } from '../../state/jobs.ts'
import { useStacks } from '../../state/stacks.ts'
import { type Entry, entriesOf, scopeOf } from './entries.ts'
import styles from './palette.module.css'
import { noteUse, recency } from './recency.ts'

const groups = ['Stacks', 'Endpoints', 'Actions', 'Services', 'Jobs'] as const

export function Palette({ query: first = '', onClose }: { readonly query?: string; readonly onClose: () => void }) {
  const [query, setQuery] = useState(first)
  const stacks = useStacks((store) => store.stacks)
  const jobs = useJobs((store) => store.jobs)
  const { scope, words } = scopeOf(query)
  const entries = useMemo(() => entriesOf(scope, stacks, jobs), [scope, stacks, jobs])
  const shown = useMemo(() => rank(entries, words), [entries, words])
  const choose = (entry: Entry) => {
    if (entry.blocked) return
    noteUse(entry.id)
    onClose()
    // After the dialog has given focus back, so that what opens next takes it from the page.
    requestAnimationFrame(() => entry.run())
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label="Search or run a command">
          <Command label="Search or run a command" shouldFilter={false} loop>
            <Command.Input
              className={styles.input}
              value={query}
              onValueChange={setQuery}
              placeholder="Search stacks, endpoints and commands"
            />
            <Command.List className={styles.list} label="Results">
              <Command.Empty className={styles.empty}>Nothing is called “{words}”.</Command.Empty>
              {groups.map((group) => {
                const own = shown.filter((entry) => entry.group === group)
                return own.length === 0 ? null : (
                  <Command.Group key={group} heading={group} className={styles.group}>
                    {own.map((entry) => (
                      <Row key={entry.id} entry={entry} onChoose={choose} />
                    ))}
                  </Command.Group>
                )
              })}
            </Command.List>
          </Command>
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

function Row({ entry, onChoose }: { readonly entry: Entry; readonly onChoose: (entry: Entry) => void }) {
  const { icon: Icon, title, context, keys, blocked, danger } = entry
  return (
    <Command.Item
      className={styles.item}
      value={entry.id}
      disabled={blocked !== undefined}
      data-danger={danger || undefined}
      onSelect={() => onChoose(entry)}
    >
      <Icon size={15} aria-hidden="true" />
      <span className={styles.title}>{title}</span>
      {(blocked ?? context) && <span className={styles.context}>{blocked ?? context}</span>}
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  )
}

/** Best first within each group, at most 60 in all: a palette is for the first few. */
export function rank(entries: readonly Entry[], words: string): readonly Entry[] {
  const query = words.trim()
  if (!query) return perGroup(entries, 6)
  return entries
    .map((entry) => ({ entry, score: defaultFilter(entry.title, query, [...entry.keywords, entry.context ?? '']) * recency(entry.id) }))
    .filter(({ score }) => score > 0.005)
    .sort((one, other) => other.score - one.score)
    .slice(0, 60)
    .map(({ entry }) => entry)
}

function perGroup(entries: readonly Entry[], most: number): readonly Entry[] {
  const counts = new Map<string, number>()
  const sorted = [...entries].sort((one, other) => recency(other.id) - recency(one.id))
  return sorted.filter((entry) => {
    const count = (counts.get(entry.group) ?? 0) + 1
    counts.set(entry.group, count)
    return count <= (entry.group === 'Actions' ? 12 : most)
  })
}
