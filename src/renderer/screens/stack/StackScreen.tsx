// One stack: its head, and what is in it, what it prints, and what was done with it.
import { SearchX } from 'lucide-react'
import { useMemo } from 'react'
import type { Stack } from '../../../shared/model/stack.ts'

import { useWindowKeys } from '../../commands/run-keys.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { LogView } from '../../components/log-view/LogView.tsx'
import { Skeleton, useSkeleton } from '../../components/Skeleton.tsx'
import { type TabItem, Tabs } from '../../components/Tabs.tsx'
import { navigate, type StackTab } from '../../router.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { useJobs } from '../../state/jobs.ts'
import { useStack, useStacks } from '../../state/stacks.ts'
import { useTitle } from '../shell/use-title.ts'
import { Activity } from './Activity.tsx'
import { Overview } from './Overview.tsx'
import { StackBanners } from './StackBanners.tsx'
import { StackHeader } from './StackHeader.tsx'
import { pageActions } from './page-actions.ts'
import styles from './stack-screen.module.css'

interface StackScreenProps {
  readonly id: string
  readonly tab: StackTab
  /** Logs of this service only. */
  readonly service?: string
}

export function StackScreen({ id, tab, service }: StackScreenProps) {
  const stack = useStack(id)
  const loaded = useStacks((store) => store.loaded)
  const skeleton = useSkeleton(!stack && !loaded)
  useTitle(stack?.name ?? 'Stack')
  if (stack) return <Known stack={stack} tab={tab} service={service} />
  if (skeleton) return <Skeleton label="Loading the stack" />
  return loaded ? <Unknown /> : null
}

function Known({ stack, tab, service }: { readonly stack: Stack; readonly tab: StackTab; readonly service?: string }) {
  const order = useMemo(() => stack.services.map((each) => each.name), [stack.services])
  const working = useJobs((store) => store.jobs.filter((job) => job.subject === `stack:${stack.id}` && isActive(job)).length)
  const show = (next: StackTab) => navigate({ page: 'stack', id: stack.id, tab: next }, { replace: true })
  useWindowKeys(pageActions, stack)
  const tabs: readonly TabItem<StackTab>[] = [
    { id: 'overview', label: 'Overview', panel: <Overview stack={stack} /> },
    {
      id: 'logs',
      label: 'Logs',
      panel: <LogView stackId={stack.id} name={stack.name} order={order} solo={service} quiet={quietWords(stack)} />,
    },
    { id: 'activity', label: 'Activity', count: working || undefined, panel: <Activity stack={stack} /> },
  ]
  return (
    <div className={styles.screen} data-stale={stack.stale || undefined}>
      <StackHeader stack={stack} />
      <StackBanners stack={stack} />
      <Tabs label={`Parts of ${stack.name}`} value={tab} onChange={show} tabs={tabs} />
    </div>
  )
}

function quietWords(stack: Stack): string | undefined {
  const made = stack.services.some((each) => each.containers.length > 0)
  return made ? undefined : `${stack.name} has no containers yet. Start it, and what its services print is shown here.`
}

function Unknown() {
  return (
    <>
      <h1 className="visually-hidden">Stack</h1>
      <EmptyState
        icon={SearchX}
        title="This stack is not in the list"
        actions={<Button onClick={() => navigate({ page: 'stacks' })}>Go to stacks</Button>}
      >
        It was removed, or its containers are gone.
      </EmptyState>
    </>
  )
}
