// The stacks as a grid: one row a stack, driven wholly by the keyboard or wholly by the pointer.
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { Stack } from '../../../shared/model/stack.ts'
import { runKeys } from '../../commands/run-keys.ts'
import { stackActions } from '../../commands/stack-actions.ts'
import { StackRow } from './StackRow.tsx'
import styles from './stack-grid.module.css'
import { useRove } from './use-rove.ts'

interface StackGridProps {
  readonly stacks: readonly Stack[]
  readonly stale: boolean
  readonly ref?: Ref<HTMLDivElement>
}

/** The row that was opened last: coming back, focus is where it was. */
let lastOpened: string | undefined

export function StackGrid({ stacks, stale, ref }: StackGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => grid.current as HTMLDivElement)
  const ids = useMemo(() => stacks.map((stack) => stack.id), [stacks])
  const rove = useRove(grid, ids, lastOpened)
  useEffect(() => {
    // Coming back from a stack, focus rests on the page as a whole: it belongs to the row that was left.
    const nowhere = document.activeElement === document.body || document.activeElement?.matches('main')
    if (lastOpened && nowhere) grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(lastOpened)}"]`)?.focus()
  }, [])
  const keyDown = (event: KeyboardEvent) => {
    // What happens in a row's menu reaches here through React, though it is not in the grid.
    if (event.defaultPrevented || !isIn(grid.current, event.target) || rove.move(event)) return
    const stack = stacks.find((each) => each.id === rove.current)
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null
    if (!stack || (onControl && (event.key === 'Enter' || event.key === ' '))) return
    runKeys(event.nativeEvent, stackActions, stack)
  }
  return (
    <div className={styles.scroll}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its rows holds the tab stop */}
      <div
        ref={grid}
        className={styles.grid}
        role="grid"
        aria-label="Stacks"
        aria-rowcount={stacks.length + 1}
        data-stale={stale || undefined}
        onKeyDown={keyDown}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.headings}>
            <span role="columnheader">Name</span>
            <span role="columnheader">State</span>
            <span role="columnheader">Running</span>
            <span role="columnheader">Endpoints</span>
            <span role="columnheader">Changed</span>
            <span role="columnheader" className={styles.last}>
              <span className="visually-hidden">Actions</span>
            </span>
          </div>
        </div>
        <div role="rowgroup">
          {stacks.map((stack, index) => (
            <StackRow
              key={stack.id}
              stack={stack}
              rowIndex={index + 2}
              active={stack.id === rove.current}
              onFocus={() => {
                lastOpened = stack.id
                rove.setCurrent(stack.id)
              }}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function isIn(list: HTMLElement | null, target: EventTarget): boolean {
  return target instanceof Node && (list?.contains(target) ?? false)
}
