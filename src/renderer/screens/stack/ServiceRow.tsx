// One service: its state or what it goes through, its image, where it answers, how long it runs, what it uses, its verbs.
import { EllipsisVertical } from 'lucide-react'
import { memo } from 'react'
import type { ServiceStats } from '../../../shared/contract/stacks.ts'
import type { Lane } from '../../../shared/job.ts'
import { endpointsOf } from '../../../shared/model/port.ts'
import type { Service, Stack } from '../../../shared/model/stack.ts'
import { isOffered } from '../../commands/action.ts'
import { restartService, serviceActions, showServiceLogs, startService, stopService } from '../../commands/service-actions.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { LaneGlyph, StackedLaneState } from '../../components/lanes/LaneState.tsx'
import { itemsOf, Menu } from '../../components/Menu.tsx'
import { RelativeTime, useNow } from '../../components/RelativeTime.tsx'
import { StateGlyph } from '../../components/StateGlyph.tsx'
import { serviceLooks } from '../../components/state-words.ts'
import { duration, exactTime } from '../../components/time-words.ts'
import { EndpointLink } from './EndpointStrip.tsx'
import styles from './service-row.module.css'
import { isAlive, runningSince, shortImage, stateDetail } from './service-facts.ts'
import { bytes, cores } from './units.ts'

interface ServiceRowProps {
  readonly stack: Stack
  readonly service: Service
  readonly lane: Lane | undefined
  readonly stats: ServiceStats | undefined
  readonly chosen: boolean
  /** It holds the grid's one tab stop. */
  readonly active: boolean
  /** Why nothing can be done now; here so that the row is drawn again when that changes. */
  readonly reason: string | undefined
  readonly onChoose: () => void
  readonly onFocus: () => void
}

export const ServiceRow = memo(
  Row,
  (one, other) =>
    one.stack === other.stack &&
    one.service === other.service &&
    one.lane === other.lane &&
    one.stats === other.stats &&
    one.chosen === other.chosen &&
    one.active === other.active &&
    one.reason === other.reason,
)

function Row({ stack, service, lane, stats, chosen, active, onChoose, onFocus }: ServiceRowProps) {
  const tab = active ? 0 : -1
  const image = service.image ?? (service.builds ? 'built from its folder' : '')
  return (
    <div
      role="row"
      aria-selected={chosen}
      className={styles.row}
      data-row={service.name}
      data-chosen={chosen || undefined}
      tabIndex={tab}
      onFocus={onFocus}
    >
      <div role="gridcell" className={styles.name}>
        <label className={styles.choose}>
          <input type="checkbox" checked={chosen} tabIndex={-1} aria-label={`Choose ${service.name}`} onChange={onChoose} />
        </label>
        {lane ? <LaneGlyph lane={lane} /> : <StateGlyph kind="service" state={service.state} />}
        <span className={styles.names}>
          <span className={styles.service} title={service.name}>
            {service.name}
          </span>
          <span className={styles.image} title={image}>
            {shortImage(image)}
          </span>
        </span>
      </div>
      <div role="gridcell" className={styles.state}>
        {lane ? <StackedLaneState lane={lane} /> : <State service={service} />}
      </div>
      <div role="gridcell" className={styles.ports}>
        <Ports service={service} tab={tab} />
      </div>
      <div role="gridcell" className={styles.uptime}>
        <Uptime service={service} />
      </div>
      <div role="gridcell" className={styles.number}>
        {stats && cores(stats.cpu)}
      </div>
      <div role="gridcell" className={styles.number} title={stats && memoryTitle(stats)}>
        {stats && bytes(stats.memoryBytes)}
      </div>
      <div role="gridcell" className={styles.actions}>
        <Actions stack={stack} service={service} tab={tab} />
      </div>
    </div>
  )
}

function State({ service }: { readonly service: Service }) {
  const look = serviceLooks[service.state]
  const detail = stateDetail(service)
  return (
    <>
      <span className={styles.word} data-tone={look.tone}>
        {look.word}
      </span>
      {detail && (
        <span className={styles.detail} title={detail}>
          {detail}
        </span>
      )}
    </>
  )
}

function Ports({ service, tab }: { readonly service: Service; readonly tab: number }) {
  const endpoints = endpointsOf(service.name, service.ports)
  if (!isAlive(service)) {
    return endpoints.map((endpoint) => (
      <span key={`${endpoint.address} ${endpoint.protocol}`} className={styles.idle}>
        {endpoint.address}
      </span>
    ))
  }
  return endpoints.map((endpoint) => <EndpointLink key={`${endpoint.address} ${endpoint.protocol}`} endpoint={endpoint} bare tab={tab} />)
}

function Uptime({ service }: { readonly service: Service }) {
  const now = useNow()
  const since = runningSince(service)
  const ended = service.containers.map((container) => container.finishedAt).find((time) => time !== undefined)
  if (since) return <span title={`Since ${exactTime(since)}`}>{duration(now - Date.parse(since))}</span>
  if (ended && !isAlive(service)) {
    return (
      <span className={styles.idle}>
        <RelativeTime iso={ended} />
      </span>
    )
  }
  return null
}

function Actions({ stack, service, tab }: { readonly stack: Stack; readonly service: Service; readonly tab: number }) {
  const subject = { stack, service }
  const main = [stopService, startService].find((action) => isOffered(action, subject))
  const verbs = [restartService, showServiceLogs, main].filter((action) => action !== undefined)
  return (
    <>
      {verbs
        .filter((action) => isOffered(action, subject))
        .map((action) => (
          <IconButton
            key={action.id}
            className={action === main ? undefined : styles.quiet}
            icon={action.icon}
            label={action.title(subject)}
            hint={action.label}
            keys={action.keys}
            blocked={action.blocked?.(subject)}
            tabIndex={tab}
            onClick={() => void action.run(subject)}
          />
        ))}
      <Menu
        groups={[itemsOf(serviceActions, subject)]}
        trigger={<IconButton icon={EllipsisVertical} label={`More actions for ${service.name}`} hint="More actions" tabIndex={tab} />}
      />
    </>
  )
}

function memoryTitle({ memoryBytes, memoryLimitBytes }: ServiceStats): string {
  return memoryLimitBytes > 0 ? `${bytes(memoryBytes)} of ${bytes(memoryLimitBytes)}` : bytes(memoryBytes)
}
