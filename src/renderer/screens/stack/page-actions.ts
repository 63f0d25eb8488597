// Keys that work anywhere on a stack's page: the stack's own verbs, and its parts.
import type { Stack } from '../../../shared/model/stack.ts'
import type { Action } from '../../commands/action.ts'
import { stackActions } from '../../commands/stack-actions.ts'
import { openStack } from '../../commands/stack-look-actions.ts'
import { stackTabActions } from '../../commands/stack-tab-actions.ts'

/** Without Enter, which belongs to what has focus. */
export const pageActions: readonly Action<Stack>[] = [...stackTabActions, ...stackActions.filter((action) => action !== openStack)]
