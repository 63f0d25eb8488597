// Our own picker of folders, for a window that has no native one. A folder that holds a stack says so.
import { ArrowUp, FileCode2, Folder, FolderTree, Home } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Outputs } from '../../../shared/contract/index.ts'
import { client } from '../../client.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { announce } from '../../state/ui.ts'
import { type Trouble, troubleOf } from '../../trouble.ts'
import styles from './directory-browser.module.css'

type Listing = Outputs['files']['browse']
type Entry = Listing['entries'][number]

interface DirectoryBrowserProps {
  /** Where the browser stands now. */
  readonly onPath: (path: string) => void
  readonly onChoose: (path: string) => void
}

export function DirectoryBrowser({ onPath, onChoose }: DirectoryBrowserProps) {
  const [listing, setListing] = useState<Listing>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const prefix = useId()

  const go = async (path?: string) => {
    setTrouble(undefined)
    try {
      const next = await client.files.browse(path ? { path } : undefined)
      setListing(next)
      setAt(0)
      list.current?.scrollTo(0, 0)
      if (path) onPath(next.path)
      announce(`${next.path}, ${next.entries.length} entries`)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }

  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the first listing, once
    void go()
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const entries = listing?.entries.filter((entry) => entry.kind !== 'file') ?? []
  const open = (entry: Entry) => (entry.kind === 'composeFile' || entry.stack ? onChoose(entry.path) : void go(entry.path))
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), entries.length - 1)
    setAt(next)
    document.getElementById(`${prefix}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const keyDown = (event: KeyboardEvent) => {
    const entry = entries[at]
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Home: () => move(0),
      End: () => move(entries.length - 1),
      Enter: () => entry && open(entry),
      ArrowRight: () => entry?.kind === 'folder' && void go(entry.path),
      ArrowLeft: () => listing?.parent && void go(listing.parent),
      Backspace: () => listing?.parent && void go(listing.parent),
    }
    const act = keys[event.key]
    if (act) {
      event.preventDefault()
      act()
    } else if (/^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const found = entries.findIndex((each, index) => index > at && each.name.toLowerCase().startsWith(event.key.toLowerCase()))
      move(found >= 0 ? found : entries.findIndex((each) => each.name.toLowerCase().startsWith(event.key.toLowerCase())))
    }
  }

  return (
    <section className={styles.browser} aria-label="Browse folders">
      <div className={styles.places}>
        {listing?.places.map((place) => (
          <button
            key={place.path}
            type="button"
            className={styles.place}
            aria-current={place.path === listing.path || undefined}
            onClick={() => void go(place.path)}
          >
            <Home size={13} aria-hidden="true" />
            <span className={styles.placeName}>{place.label}</span>
          </button>
        ))}
      </div>
      <div className={styles.pane}>
        <div className={styles.bar}>
          <IconButton
            icon={ArrowUp}
            label="Go to the folder above"
            blocked={listing?.parent ? undefined : 'This is the top'}
            onClick={() => listing?.parent && void go(listing.parent)}
          />
          <span className={styles.path} title={listing?.path}>
            {listing?.path ?? ''}
          </span>
        </div>
        <div
          ref={list}
          className={styles.list}
          role="listbox"
          aria-label={`Folders in ${listing?.path ?? 'your home'}`}
          aria-activedescendant={entries[at] ? `${prefix}-${at}` : undefined}
          tabIndex={0}
          onKeyDown={keyDown}
        >
          {entries.map((entry, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the listbox has focus and takes the keys
            <div
              key={entry.path}
              id={`${prefix}-${index}`}
              className={styles.entry}
              role="option"
              aria-selected={index === at}
              onClick={() => {
                setAt(index)
                onPath(entry.path)
              }}
              onDoubleClick={() => open(entry)}
            >
              <Sign entry={entry} />
              <span className={styles.name}>{entry.name}</span>
              {entry.stack && <span className={styles.badge}>Stack</span>}
              {entry.kind === 'composeFile' && <span className={styles.badge}>Compose file</span>}
            </div>
          ))}
        </div>
        <p className={styles.note} role={trouble ? 'alert' : undefined} data-bad={trouble ? true : undefined}>
          {trouble ? `${trouble.message} ${trouble.hint ?? ''}` : noteOf(listing, entries.length)}
        </p>
      </div>
    </section>
  )
}

function Sign({ entry }: { readonly entry: Entry }) {
  if (entry.kind === 'composeFile') return <FileCode2 size={15} aria-hidden="true" />
  return entry.stack ? <FolderTree size={15} aria-hidden="true" /> : <Folder size={15} aria-hidden="true" />
}

function noteOf(listing: Listing | undefined, shown: number): string {
  if (!listing) return ''
  if (shown === 0) return 'No folders here.'
  return listing.more
    ? 'There is more than is listed here: type the path above.'
    : 'Enter opens a folder, or looks inside one that holds a stack.'
}
