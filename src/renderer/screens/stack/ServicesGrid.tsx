// The services as a grid in bands of dependency levels: driven wholly by the keyboard or wholly by the pointer.
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Lane } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { runKeys } from '../../commands/run-keys.ts'
import { serviceActions, showServiceLogs } from '../../commands/service-actions.ts'
import { engineReason, useEngine } from '../../state/engine.ts'
import { useSettings } from '../../state/settings.ts'
import { useRove } from '../stacks/use-rove.ts'
import { ChosenBar } from './ChosenBar.tsx'
import { chosenActions } from './chosen-actions.ts'
import { ServiceRow } from './ServiceRow.tsx'
import { groupServices } from './service-groups.ts'
import styles from './services-grid.module.css'
import type { StatsByService } from './use-stats.ts'

interface ServicesGridProps {
  readonly stack: Stack
  /** Of the job at work. */
  readonly lanes: ReadonlyMap<string, Lane>
  readonly stats: StatsByService
}

export function ServicesGrid({ stack, lanes, stats }: ServicesGridProps) {
  const reason = useEngine(engineReason)
  const grid = useRef<HTMLDivElement>(null)
  const groups = useMemo(() => groupServices(stack.services), [stack.services])
  const names = useMemo(() => groups.flatMap((group) => group.services.map((service) => service.name)), [groups])
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const rove = useRove(grid, names)
  const chosen = stack.services.filter((service) => wanted.has(service.name))

  const toggle = (name: string) => {
    const next = new Set(wanted)
    if (!next.delete(name)) next.add(name)
    setWanted(next)
  }

  const keyDown = (event: KeyboardEvent) => {
    const onControl = event.target instanceof Element && event.target.closest('a, button, input') !== null
    if (event.defaultPrevented || (onControl && (event.key === 'Enter' || event.key === ' '))) return
    const from = rove.current
    const service = stack.services.find((each) => each.name === from)
    if (!service) return
    if (choosingKey(event, service.name)) return
    if (rove.move(event)) {
      if (event.shiftKey && from) setWanted(new Set([...wanted, from, neighbour(names, from, event.key)]))
      return
    }
    if (event.key === 'Enter') return void showServiceLogs.run({ stack, service })
    if (chosen.length > 0 && runKeys(event.nativeEvent, chosenActions, { stack, services: chosen })) return
    runKeys(event.nativeEvent, serviceActions, { stack, service })
  }

  /** True when the key chose something. */
  const choosingKey = (event: KeyboardEvent, name: string): boolean => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const all = (event.ctrlKey || event.metaKey) && event.key === 'a'
    const one = plain && event.key === 'x' && useSettings.getState().settings.letterShortcuts
    const none = event.key === 'Escape' && wanted.size > 0
    if (all) setWanted(new Set(names))
    if (one) toggle(name)
    if (none) setWanted(new Set())
    if (all || one || none) event.preventDefault()
    return all || one || none
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its rows holds the tab stop
    <div
      ref={grid}
      role="grid"
      aria-label={`Services of ${stack.name}`}
      aria-multiselectable
      className={styles.grid}
      data-choosing={chosen.length > 0 || undefined}
      onKeyDown={keyDown}
    >
      {chosen.length > 0 ? <ChosenBar stack={stack} services={chosen} onClear={() => setWanted(new Set())} /> : <Headings />}
      {groups.map((group) => (
        <div key={group.id} role="rowgroup" aria-label={group.title}>
          <div role="row" className={styles.band}>
            <span role="gridcell" aria-colspan={7}>
              {group.title}
              {group.note && <span className={styles.note}>{group.note}</span>}
            </span>
          </div>
          {group.services.map((service) => (
            <ServiceRow
              key={service.name}
              stack={stack}
              service={service}
              lane={lanes.get(service.name)}
              stats={stats.get(service.name)}
              chosen={wanted.has(service.name)}
              active={service.name === rove.current}
              reason={reason}
              onChoose={() => toggle(service.name)}
              onFocus={() => rove.setCurrent(service.name)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function Headings() {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.headings}>
        <span role="columnheader">Service</span>
        <span role="columnheader">State</span>
        <span role="columnheader">Ports</span>
        <span role="columnheader" className={styles.uptime}>
          Uptime
        </span>
        <span role="columnheader" className={styles.number}>
          CPU
        </span>
        <span role="columnheader" className={styles.number}>
          Memory
        </span>
        <span role="columnheader">
          <span className="visually-hidden">Actions</span>
        </span>
      </div>
    </div>
  )
}

function neighbour(names: readonly string[], name: string, key: string): string {
  const step = key === 'ArrowUp' || key === 'k' ? -1 : 1
  return names[names.indexOf(name) + step] ?? name
}
