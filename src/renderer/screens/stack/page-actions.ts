// Keys that work anywhere on a stack's page: the stack's own verbs, and its tabs.
import { ListChecks, PanelsTopLeft, ScrollText } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Stack } from '../../../shared/model/stack.ts'
import type { Action } from '../../commands/action.ts'
import {
  cancelStackJob,
  openStackLink,
  rebuildStack,
  restartStack,
  showStackLogs,
  startStack,
  stopRest,
  stopStack,
} from '../../commands/stack-actions.ts'
import { navigate, type StackTab } from '../../router.ts'

function tabAction(tab: StackTab, label: string, icon: LucideIcon, keys: string): Action<Stack> {
  return {
    id: `stack.tab.${tab}`,
    title: (stack) => `Show ${label.toLowerCase()} of ${stack.name}`,
    label,
    icon,
    group: 'Stack',
    keys,
    run: (stack) => navigate({ page: 'stack', id: stack.id, tab }, { replace: true }),
  }
}

export const tabActions: readonly Action<Stack>[] = [
  tabAction('overview', 'Overview', PanelsTopLeft, '1'),
  tabAction('logs', 'Logs', ScrollText, '2'),
  tabAction('activity', 'Activity', ListChecks, '3'),
]

/** Without Enter and Delete, which belong to what has focus. */
export const pageActions: readonly Action<Stack>[] = [
  ...tabActions,
  startStack,
  stopStack,
  stopRest,
  restartStack,
  rebuildStack,
  cancelStackJob,
  showStackLogs,
  openStackLink,
]
