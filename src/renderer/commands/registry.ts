// All actions by scope: the palette and the sheet of shortcuts are made from this, and a test reads it.
import { logActions } from '../components/log-view/log-actions.ts'
import { globalActions } from './global-actions.ts'
import { serviceActions } from './service-actions.ts'
import { stackActions } from './stack-actions.ts'
import { stackTabActions } from './stack-tab-actions.ts'

export const registry = {
  anywhere: globalActions,
  stack: stackActions,
  service: serviceActions,
  /** On a stack's page. */
  tabs: stackTabActions,
  log: logActions,
} as const
