// Who it is, how it is, and what can be done with it.
import { ChevronDown, Copy, FileX2, ScanSearch } from 'lucide-react'
import type { Stack } from '../../../shared/model/stack.ts'
import { type Action, isOffered } from '../../commands/action.ts'
import { removeStack, takeDownStack, takeDownWithVolumes } from '../../commands/stack-away-actions.ts'
import { copyStackFolder } from '../../commands/stack-look-actions.ts'
import { buildWithoutCache, pullStack, rebuildStack, recreateStack, scaleService } from '../../commands/stack-make-actions.ts'
import {
  cancelStackJob,
  pauseStack,
  restartStack,
  unpauseStack,
  startStack,
  stopRest,
  stopStack,
} from '../../commands/stack-run-actions.ts'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { itemsOf, Menu } from '../../components/Menu.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StateLabel } from '../../components/StateGlyph.tsx'
import { engineReason, useEngine } from '../../state/engine.ts'
import { useStackJob } from '../../state/jobs.ts'
import { useUi } from '../../state/ui.ts'
import { ProfilesMenu } from './ProfilesMenu.tsx'
import styles from './stack-header.module.css'

export function StackHeader({ stack }: { readonly stack: Stack }) {
  // What blocks an action is read when it is drawn: so this is drawn when the engine comes or goes.
  useEngine(engineReason)
  const job = useStackJob(stack.id)
  const pending = useUi((store) => store.pending.get(stack.id))
  const starting = job?.kind === 'stack.start' && job.state === 'running' && (stack.state === 'down' || stack.state === 'stopped')
  const unread = stack.fault !== undefined && stack.state === 'unknown'
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <h1 className={styles.name}>{stack.name}</h1>
        <span className={styles.state}>
          <StateLabel kind="stack" state={starting ? 'starting' : stack.state} detail={unread ? 'Can’t be read' : undefined} />
          {stack.detail && (
            <span className={styles.detail} title={stack.detail}>
              {stack.detail}
            </span>
          )}
          {stack.changedAt && (
            <span className={styles.changed}>
              <RelativeTime iso={stack.changedAt} />
            </span>
          )}
        </span>
        <Where stack={stack} />
      </div>
      <div className={styles.actions}>
        {stack.profiles.length > 0 && <ProfilesMenu stack={stack} />}
        {isOffered(restartStack, stack) && <Verb action={restartStack} stack={stack} />}
        <Primary stack={stack} busy={starting || (pending !== undefined && !job)} />
        <Menu
          groups={groupsOf(stack)}
          trigger={
            <Button aria-label={`More actions for ${stack.name}`} className={styles.more}>
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
        />
      </div>
    </header>
  )
}

function Where({ stack }: { readonly stack: Stack }) {
  return (
    <span className={styles.where}>
      {stack.source === 'found' && (
        <span className={styles.badge} title="Seen on the engine by its labels; it is not in Gantry’s list">
          <ScanSearch size={12} aria-hidden="true" />
          Started elsewhere
        </span>
      )}
      {!stack.filesPresent && (
        <span className={styles.badge} data-tone="warn">
          <FileX2 size={12} aria-hidden="true" />
          Files not found
        </span>
      )}
      {stack.folder && (
        <>
          <span className={styles.folder} title={stack.files.join('\n')}>
            {stack.folder}
          </span>
          <IconButton icon={Copy} label="Copy folder path" className={styles.copy} onClick={() => void copyStackFolder.run(stack)} />
        </>
      )}
    </span>
  )
}

interface PrimaryProps {
  readonly stack: Stack
  readonly busy: boolean
}

/** The one verb that fits: Start when it is down or in part, Stop when it is up. */
function Primary({ stack, busy }: PrimaryProps) {
  const action = [stopStack, startStack].find((each) => isOffered(each, stack))
  if (!action) return isOffered(stopRest, stack) ? <Verb action={stopRest} stack={stack} busy={busy} /> : null
  return <Verb action={action} stack={stack} busy={busy} variant={action === startStack ? 'primary' : 'default'} />
}

interface VerbProps {
  readonly action: Action<Stack>
  readonly stack: Stack
  readonly busy?: boolean
  readonly variant?: 'primary' | 'default'
}

function Verb({ action, stack, busy, variant }: VerbProps) {
  return (
    <Button
      icon={action.icon}
      variant={variant}
      keys={action.keys}
      busy={busy}
      blocked={action.blocked?.(stack)}
      onClick={() => void action.run(stack)}
    >
      {action.label}
    </Button>
  )
}

function groupsOf(stack: Stack) {
  return [
    itemsOf([cancelStackJob, stopRest, pauseStack, unpauseStack], stack),
    itemsOf([rebuildStack, buildWithoutCache, pullStack, recreateStack, scaleService], stack),
    itemsOf([takeDownStack, takeDownWithVolumes], stack),
    itemsOf([copyStackFolder, removeStack], stack),
  ]
}
