// One stack: name and folder, state or what is being done, how much runs, where it answers, and its verbs.
import { EllipsisVertical, FileX2, ScanSearch } from 'lucide-react'
import { type FocusEvent, memo, type ReactNode } from 'react'
import type { Job } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { type Action, isOffered } from '../../commands/action.ts'
import { stackActions } from '../../commands/stack-actions.ts'
import { showStackLogs } from '../../commands/stack-look-actions.ts'
import { cancelStackJob, restartStack, startStack, stopStack } from '../../commands/stack-run-actions.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { itemsOf, Menu } from '../../components/Menu.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Ring } from '../../components/Ring.tsx'
import { StateGlyph } from '../../components/StateGlyph.tsx'
import { stackLooks } from '../../components/state-words.ts'
import { hrefOf } from '../../router.ts'
import { useApp } from '../../state/app.ts'
import { engineReason, useEngine } from '../../state/engine.ts'
import { useStackJob } from '../../state/jobs.ts'
import { useUi } from '../../state/ui.ts'
import { Endpoints } from './Endpoints.tsx'
import { runningOf } from './filter.ts'
import { RowNotice } from './RowNotice.tsx'
import { ServiceMeter } from './ServiceMeter.tsx'
import { homeOf, shortPath } from './short-path.ts'
import styles from './stack-row.module.css'

interface StackRowProps {
  readonly stack: Stack
  readonly rowIndex: number
  /** It holds the list's one tab stop. */
  readonly active: boolean
  readonly onFocus: () => void
}

export const StackRow = memo(
  Row,
  (one, other) => one.stack === other.stack && one.active === other.active && one.rowIndex === other.rowIndex,
)

function Row({ stack, rowIndex, active, onFocus }: StackRowProps) {
  const job = useStackJob(stack.id)
  const pending = useUi((store) => store.pending.get(stack.id))
  const home = useApp((store) => store.info?.home)
  const { running, all } = runningOf(stack)
  const tab = active ? 0 : -1
  const href = hrefOf({ page: 'stack', id: stack.id, tab: 'overview' })
  const focus = (event: FocusEvent) => {
    if (!active || event.target === event.currentTarget) onFocus()
  }
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      data-row={stack.id}
      data-stale={stack.stale || undefined}
      tabIndex={tab}
      onFocus={focus}
      onDoubleClick={() => {
        window.location.hash = href
      }}
    >
      <div className={styles.cells} role="presentation">
        <div role="gridcell" className={styles.name}>
          <StateGlyph kind="stack" state={stack.state} />
          <div className={styles.names}>
            <a className={styles.link} href={href} tabIndex={tab}>
              {stack.name}
            </a>
            <Where stack={stack} home={home} />
          </div>
        </div>
        <div role="gridcell" className={styles.state}>
          {job || pending ? <Work job={job} pending={pending} tab={tab} /> : <State stack={stack} />}
        </div>
        <div role="gridcell" className={styles.running}>
          {all > 0 && (
            <span>
              {running}/{all}
            </span>
          )}
          <ServiceMeter services={stack.services} />
        </div>
        <div role="gridcell" className={styles.endpoints}>
          <Endpoints stack={stack} tab={tab} />
        </div>
        <div role="gridcell" className={styles.changed}>
          {stack.changedAt && <RelativeTime iso={stack.changedAt} />}
        </div>
        <div role="gridcell" className={styles.actions}>
          <Actions stack={stack} job={job} pending={pending} tab={tab} />
        </div>
      </div>
      <RowNotice stack={stack} busy={job !== undefined} tab={tab} />
    </div>
  )
}

function Where({ stack, home }: { readonly stack: Stack; readonly home: string | undefined }) {
  if (stack.source === 'found') {
    return (
      <span className={styles.where} title={stack.folder}>
        <ScanSearch size={12} aria-hidden="true" />
        Started elsewhere
      </span>
    )
  }
  if (!stack.filesPresent) {
    return (
      <span className={styles.where} title={stack.folder}>
        <FileX2 size={12} aria-hidden="true" />
        Files not found
      </span>
    )
  }
  return (
    <span className={styles.where} title={stack.folder}>
      {stack.folder ? shortPath(stack.folder, home && homeOf(home)) : ''}
    </span>
  )
}

function State({ stack }: { readonly stack: Stack }) {
  const look = stackLooks[stack.state]
  if (stack.fault && (stack.state === 'unknown' || stack.state === 'down')) return <span className={styles.words}>Can't be read</span>
  return (
    <span className={styles.words} data-tone={look.tone} title={stack.detail}>
      {stack.detail && (stack.state === 'failed' || stack.state === 'partly' || stack.state === 'unhealthy') ? stack.detail : look.word}
    </span>
  )
}

interface WorkProps {
  readonly job: Job | undefined
  readonly pending: string | undefined
  readonly tab: number
}

function Work({ job, pending, tab }: WorkProps) {
  if (!job) {
    return (
      <span className={styles.work}>
        <Ring fraction={undefined} />
        {pending}
      </span>
    )
  }
  const waits = job.state === 'queued'
  const words = waits ? (job.waitsFor ? `Waits for ${job.waitsFor}` : 'Waiting') : (job.step ?? job.title)
  return (
    <a className={styles.work} href={hrefOf({ page: 'job', id: job.id })} tabIndex={tab} title={job.title}>
      <Ring fraction={job.fraction} />
      <span className={styles.step}>{words}</span>
      {!waits && job.fraction !== undefined && <span className={styles.percent}>{Math.floor(job.fraction * 100)}%</span>}
    </a>
  )
}

interface ActionsProps extends WorkProps {
  readonly stack: Stack
}

function Actions({ stack, job, pending, tab }: ActionsProps) {
  // What blocks an action is read when it is drawn: so this is drawn when the engine comes or goes.
  useEngine(engineReason)
  const main = job?.cancellable ? cancelStackJob : isOffered(stopStack, stack) ? stopStack : startStack
  const rest = stackActions.filter((action) => action !== cancelStackJob)
  return (
    <>
      {isOffered(restartStack, stack) && <Verb action={restartStack} stack={stack} tab={tab} />}
      <Verb action={showStackLogs} stack={stack} tab={tab} />
      {isOffered(main, stack) ? (
        <Verb action={main} stack={stack} tab={tab} busy={!job && pending !== undefined} shown />
      ) : (
        <span className={styles.gap} />
      )}
      <Menu
        groups={groupsOf(rest, stack)}
        trigger={<IconButton icon={EllipsisVertical} label={`More actions for ${stack.name}`} hint="More actions" tabIndex={tab} />}
      />
    </>
  )
}

interface VerbProps {
  readonly action: Action<Stack>
  readonly stack: Stack
  readonly tab: number
  readonly busy?: boolean
  /** Always on screen, not only under the pointer. */
  readonly shown?: boolean
}

function Verb({ action, stack, tab, busy, shown }: VerbProps): ReactNode {
  return (
    <IconButton
      className={shown ? undefined : styles.quiet}
      icon={action.icon}
      label={action.title(stack)}
      hint={action.label}
      keys={action.keys}
      busy={busy}
      blocked={action.blocked?.(stack)}
      tabIndex={tab}
      onClick={() => void action.run(stack)}
    />
  )
}

function groupsOf(actions: readonly Action<Stack>[], stack: Stack) {
  const part = (...ids: string[]) =>
    itemsOf(
      actions.filter((action) => ids.includes(action.id)),
      stack,
    )
  return [
    part('stack.open', 'stack.start', 'stack.stop', 'stack.stopRest', 'stack.restart', 'stack.pause', 'stack.unpause'),
    part('stack.rebuild', 'stack.buildWithoutCache', 'stack.pull', 'stack.recreate', 'stack.scale'),
    part('stack.logs', 'stack.openLink', 'stack.copyFolder'),
    part('stack.down', 'stack.downVolumes', 'stack.remove'),
  ]
}
