// All stacks: what state each is in, where it answers, and what can be done with it.
import { Boxes, FolderPlus, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { addStack, trySample } from '../../commands/global-actions.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { Skeleton, useSkeleton } from '../../components/Skeleton.tsx'
import { useEngine } from '../../state/engine.ts'
import { useStacks } from '../../state/stacks.ts'
import { useTitle } from '../shell/use-title.ts'
import { EngineTrouble, NoEngine } from './EngineTrouble.tsx'
import { matches, passes, type StackFilter } from './filter.ts'
import { StackGrid } from './StackGrid.tsx'
import { StateFilter } from './StateFilter.tsx'
import styles from './stacks-screen.module.css'

export function StacksScreen() {
  useTitle('Stacks')
  const { stacks, loaded, stale } = useStacks()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<StackFilter>('all')
  const words = useDeferredValue(query)
  const grid = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => stacks.filter((stack) => passes(stack, filter) && matches(stack, words)), [stacks, filter, words])
  const toGrid = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()
  }
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1 className={styles.title}>Stacks</h1>
        {stacks.length > 0 && (
          <div className={styles.tools}>
            <StateFilter stacks={stacks} value={filter} onChange={setFilter} />
            <span className={styles.space} />
            <SearchField label="Search stacks" keys="/" value={query} onChange={setQuery} onKeyDown={toGrid} />
            <Button variant="primary" icon={FolderPlus} onClick={() => void addStack.run()}>
              Add a stack
            </Button>
          </div>
        )}
      </header>
      <EngineTrouble hasStacks={stacks.length > 0} />
      <Body loading={!loaded} empty={stacks.length === 0}>
        {shown.length > 0 ? (
          <StackGrid stacks={shown} stale={stale} ref={grid} />
        ) : (
          <EmptyState
            icon={SearchX}
            title="No stack matches"
            actions={
              <Button
                onClick={() => {
                  setQuery('')
                  setFilter('all')
                }}
              >
                Clear search and filter
              </Button>
            }
          >
            {query
              ? `None of ${stacks.length} stacks has “${query}” in its name, folder or services.`
              : 'None of your stacks is in this state now.'}
          </EmptyState>
        )}
      </Body>
    </div>
  )
}

interface BodyProps {
  readonly loading: boolean
  readonly empty: boolean
  readonly children: React.ReactNode
}

function Body({ loading, empty, children }: BodyProps) {
  const engine = useEngine((store) => store.status)
  const waiting = loading || (empty && (!engine || engine.state === 'connecting'))
  const skeleton = useSkeleton(waiting)
  if (skeleton) return <Skeleton label="Loading stacks" />
  if (waiting) return null
  if (!empty) return children
  if (engine?.state === 'unreachable') return <NoEngine status={engine} />
  return (
    <EmptyState
      icon={Boxes}
      title="No stacks yet"
      actions={
        <>
          <Button variant="primary" icon={FolderPlus} keys={addStack.keys} onClick={() => void addStack.run()}>
            Add a stack
          </Button>
          <Button icon={trySample.icon} onClick={() => void trySample.run()}>
            Try the sample
          </Button>
        </>
      }
    >
      Open a folder with a compose file, or drop one anywhere on this window.
    </EmptyState>
  )
}
