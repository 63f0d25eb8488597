// An action as data: buttons, menus, the palette and the sheet of shortcuts are projections of it (decision after excalidraw).
import type { LucideIcon } from 'lucide-react'

export type ActionGroup = 'Go to' | 'Stack' | 'Service' | 'Engine' | 'Window' | 'Job' | 'Log'

export interface Action<Subject = void> {
  readonly id: string
  /** Verb and object: "Start shop". */
  readonly title: (subject: Subject) => string
  /** The verb alone, for a button beside the thing's name. */
  readonly label: string
  readonly keywords?: readonly string[]
  readonly icon: LucideIcon
  readonly group: ActionGroup
  readonly keys?: string
  /** Other keys that do the same. */
  readonly alsoKeys?: readonly string[]
  /** Offered at all; left out: always. */
  readonly when?: (subject: Subject) => boolean
  /** Offered but not possible now, and why. */
  readonly blocked?: (subject: Subject) => string | undefined
  readonly danger?: boolean
  /** It opens a question first: its label ends in an ellipsis. */
  readonly asks?: boolean
  readonly run: (subject: Subject) => void | Promise<void>
}

export function isOffered<Subject>(action: Action<Subject>, subject: Subject): boolean {
  return action.when?.(subject) ?? true
}

export function labelOf<Subject>(action: Action<Subject>): string {
  return action.asks ? `${action.label}…` : action.label
}
