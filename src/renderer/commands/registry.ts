// All actions by scope: the palette and the sheet of shortcuts are made from this, and a test reads it.
import { globalActions } from './global-actions.ts'
import { serviceActions } from './service-actions.ts'
import { stackActions } from './stack-actions.ts'

export const registry = {
  anywhere: globalActions,
  stack: stackActions,
  service: serviceActions,
} as const
