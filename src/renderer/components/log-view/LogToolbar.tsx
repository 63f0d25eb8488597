// Above the lines: which services and streams, the search, and how lines are shown.
import { Clock, Download, Eraser, ListFilter, Pause, Play, WrapText } from 'lucide-react'
import type { RefObject } from 'react'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import { SearchField } from '../SearchField.tsx'
import { colourOf, hideOrShow, isShown, type ShownServices, solo } from './chips.ts'
import { type TimeStyle, timeStyleWords } from './line-time.ts'
import type { LogControls } from './log-actions.ts'
import styles from './log-view.module.css'
import { allStreams, type Stream } from './streams.ts'
import type { useLogFilter } from './use-log-filter.ts'

const streamWords: Readonly<Record<Stream, string>> = { stdout: 'Standard output', stderr: 'Standard error', note: 'Starts and exits' }

interface LogToolbarProps {
  readonly controls: LogControls
  readonly services: readonly string[]
  readonly filter: Pick<ReturnType<typeof useLogFilter>, 'shown' | 'setShown' | 'streams' | 'setStreams'>
  readonly times: TimeStyle
  readonly onTimes: (times: TimeStyle) => void
  readonly wrap: boolean
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onSearchKey: (event: React.KeyboardEvent<HTMLInputElement>) => void
  readonly onSearchFocus: () => void
  readonly invalid: boolean
  readonly searchField: RefObject<HTMLInputElement | null>
}

export function LogToolbar(props: LogToolbarProps) {
  const { controls, services, filter, query, onQuery, onSearchKey, onSearchFocus, invalid, searchField, wrap } = props
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Log">
      <ServiceChips services={services} shown={filter.shown} onShown={filter.setShown} />
      <span className={styles.search} onFocus={onSearchFocus}>
        <SearchField
          ref={searchField}
          label="Find in the log"
          placeholder="Find"
          keys="Mod+F"
          value={query}
          onChange={onQuery}
          onKeyDown={onSearchKey}
          invalid={invalid}
          describedBy={invalid ? 'log-search-trouble' : undefined}
        />
      </span>
      <span className={styles.tools}>
        <IconButton
          icon={controls.following ? Pause : Play}
          label={controls.following ? 'Pause' : 'Follow'}
          keys={controls.following ? ' ' : 'End'}
          onClick={controls.toggle}
        />
        <StreamMenu streams={filter.streams} onStreams={filter.setStreams} />
        <TimeMenu times={props.times} onTimes={props.onTimes} />
        <IconButton icon={WrapText} label="Wrap long lines" keys="w" aria-pressed={wrap} onClick={controls.toggleWrap} />
        <IconButton icon={Eraser} label="Clear the view" hint="Clear the view; nothing is deleted" onClick={controls.clear} />
        <IconButton icon={Download} label="Save to a file…" onClick={controls.save} />
      </span>
    </div>
  )
}

interface ServiceChipsProps {
  readonly services: readonly string[]
  readonly shown: ShownServices
  readonly onShown: (shown: ShownServices) => void
}

function ServiceChips({ services, shown, onShown }: ServiceChipsProps) {
  if (services.length < 2) return <span className={styles.chips} />
  return (
    <fieldset className={styles.chips} aria-label="Services: click shows one alone, Alt+click hides it">
      <button type="button" className={styles.chip} aria-pressed={shown === undefined} onClick={() => onShown(undefined)}>
        All
      </button>
      {services.map((service) => (
        <button
          key={service}
          type="button"
          className={styles.chip}
          data-colour={colourOf(services, service)}
          aria-pressed={shown !== undefined && isShown(shown, service)}
          data-hidden={!isShown(shown, service) || undefined}
          title={`${service}: click shows it alone, Alt+click hides it`}
          onClick={(event) => onShown(event.altKey ? hideOrShow(shown, service, services) : solo(shown, service))}
        >
          <span className={styles.dot} aria-hidden="true" />
          {service}
        </button>
      ))}
    </fieldset>
  )
}

interface StreamMenuProps {
  readonly streams: readonly Stream[]
  readonly onStreams: (streams: readonly Stream[]) => void
}

function StreamMenu({ streams, onStreams }: StreamMenuProps) {
  const toggled = (stream: Stream) => {
    const next = streams.includes(stream) ? streams.filter((each) => each !== stream) : [...streams, stream]
    onStreams(next.some((each) => each !== 'note') ? next : allStreams)
  }
  const all = allStreams.every((stream) => streams.includes(stream))
  return (
    <Menu
      trigger={<IconButton icon={ListFilter} label={all ? 'Streams' : 'Streams, filtered'} hint="Streams" aria-pressed={!all} />}
      groups={[
        allStreams.map((stream) => ({
          id: stream,
          label: streamWords[stream],
          checked: streams.includes(stream),
          onSelect: () => toggled(stream),
        })),
      ]}
    />
  )
}

function TimeMenu({ times, onTimes }: Pick<LogToolbarProps, 'times' | 'onTimes'>) {
  const choices: readonly TimeStyle[] = ['off', 'local', 'utc']
  return (
    <Menu
      trigger={
        <IconButton icon={Clock} label={`Timestamps: ${timeStyleWords[times]}`} hint="Timestamps" keys="t" aria-pressed={times !== 'off'} />
      }
      groups={[
        choices.map((style) => ({ id: style, label: timeStyleWords[style], checked: style === times, onSelect: () => onTimes(style) })),
      ]}
    />
  )
}
