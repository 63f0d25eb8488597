// Stands in until the page of a stack is written: App.tsx calls it with these.
import type { StackTab } from '../../router.ts'
import { useStack } from '../../state/stacks.ts'

interface StackScreenProps {
  readonly id: string
  readonly tab: StackTab
  /** Logs of this service only. */
  readonly service?: string
}

export function StackScreen({ id }: StackScreenProps) {
  const stack = useStack(id)
  return <h1>{stack?.name ?? 'Stack'}</h1>
}
