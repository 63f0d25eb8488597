// The parts of a stack's page.
import type { LucideIcon } from 'lucide-react'
import { ListChecks, PanelsTopLeft, ScrollText } from 'lucide-react'
import type { Stack } from '../../shared/model/stack.ts'
import { navigate, type StackTab } from '../router.ts'
import type { Action } from './action.ts'

export const stackTabActions: readonly Action<Stack>[] = [
  tabAction('overview', 'Overview', PanelsTopLeft, '1'),
  tabAction('logs', 'Logs', ScrollText, '2'),
  tabAction('activity', 'Activity', ListChecks, '3'),
]

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
