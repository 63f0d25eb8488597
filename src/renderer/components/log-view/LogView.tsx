// The merged log of a stack's services, as it runs (ui.md, section 7). The lines stay on the main side.
import type { CSSProperties, KeyboardEvent } from 'react'
import { changeSettings } from '../../state/settings.ts'
import { colourOf } from './chips.ts'
import { FollowPill } from './FollowPill.tsx'
import { LogEmpty } from './LogEmpty.tsx'
import { LogHead } from './LogHead.tsx'
import { LogRow } from './LogRow.tsx'
import { LogStatus } from './LogStatus.tsx'
import { LogToolbar } from './LogToolbar.tsx'
import { listKeys, searchKeys } from './list-keys.ts'
import styles from './log-view.module.css'
import { RowList } from './RowList.tsx'
import { SaveLogDialog } from './SaveLogDialog.tsx'
import { SearchBar } from './SearchBar.tsx'
import { contains, countOf } from './selection.ts'
import { useLogView } from './use-log-view.ts'
import { useRowPointer } from './use-row-pointer.ts'

interface LogViewProps {
  readonly stackId: string
  /** The stack's name, for labels and for the name of a saved file. */
  readonly name: string
  /** The stack's services in their order. */
  readonly order: readonly string[]
  /** Shown alone at first. */
  readonly solo?: string
  /** What to say when there are no lines because nothing has run. */
  readonly quiet?: string
}

export function LogView({ stackId, name, order, solo, quiet }: LogViewProps) {
  const view = useLogView({ stackId, order, solo })
  const { snapshot, rows, following, filter, places, query, search, selection, controls, services, list, field } = view
  const { extent } = snapshot
  const pointer = useRowPointer({ list, selection, onSelect: view.select, onPress: () => view.pause('selection') })

  const onKeyDown = (event: KeyboardEvent) => {
    const { select } = view
    if (!listKeys(event, { list, controls, rows, selection, select, pause: () => view.pause('key') })) return
    event.preventDefault()
    event.stopPropagation()
  }

  const currentHit = search.found.rows[search.found.at ?? -1]
  const renderRow = (row: number) => {
    const line = view.session.line(row)
    const marks = query.query !== '' && (!query.regex || search.hits.has(row))
    return (
      <LogRow
        key={row}
        row={row}
        line={line}
        gone={row < (extent?.first ?? 0)}
        time={view.times}
        showService={services.length > 1}
        colour={line ? colourOf(services, line.service) : 1}
        selected={contains(selection, row)}
        query={marks ? query : undefined}
        currentHit={row === currentHit}
        position={row - rows.first + 1}
        size={rows.end - rows.first}
      />
    )
  }

  const empty = rows.end === rows.first
  const nothing = !extent || extent.end === extent.first
  return (
    <section className={styles.view} aria-label="Log" data-drawing={pointer.drawing || undefined} style={widthOf(services)}>
      <LogToolbar
        controls={controls}
        services={services}
        filter={filter}
        times={view.times}
        onTimes={(next) => void changeSettings({ logTimestamps: next })}
        wrap={view.wrap}
        query={query.query}
        onQuery={(text) => view.setQuery({ query: text })}
        onSearchKey={(event) => searchKeys(event, { query: query.query, step: search.step, close: () => view.setSearchOpen(false), list })}
        onSearchFocus={() => view.setSearchOpen(true)}
        invalid={search.found.trouble !== undefined}
        searchField={field}
      />
      {view.searchOpen && (
        <SearchBar
          query={query}
          onQuery={view.setQuery}
          onlyMatching={filter.onlyMatching}
          onOnlyMatching={filter.setOnlyMatching}
          found={search.found}
          onStep={search.step}
        />
      )}
      <div className={styles.body} {...pointer.handlers}>
        <RowList
          ref={list}
          label={`Log of ${name}`}
          rows={rows}
          following={following}
          wrap={view.wrap}
          epoch={snapshot.epoch}
          renderRow={renderRow}
          head={extent && !nothing && <LogHead extent={extent} hidden={places.cleared - extent.first} onShowHidden={places.showCleared} />}
          onPause={() => view.pause('scroll')}
          onReachEnd={view.reachedEnd}
          onRange={view.onRange}
          onKeyDown={onKeyDown}
        />
        {nothing && empty && <LogEmpty snapshot={snapshot} filtered={filter.filtered} quiet={quiet} onClearFilter={filter.clear} />}
        {!following && <FollowPill count={view.newRows} onResume={view.resume} />}
      </div>
      <LogStatus snapshot={snapshot} following={following} count={view.newRows} selected={countOf(selection)} filtered={filter.filtered} />
      {view.saving && extent && (
        <SaveLogDialog
          session={view.session}
          name={name}
          count={extent.end - extent.first}
          filtered={filter.filtered}
          onClose={() => view.setSaving(false)}
        />
      )}
    </section>
  )
}

/** The names' column is as wide as the longest, within reason. */
function widthOf(services: readonly string[]): CSSProperties {
  const longest = Math.max(0, ...services.map((service) => service.length))
  return { '--service-width': `${Math.min(18, Math.max(3, longest))}ch` } as CSSProperties
}
