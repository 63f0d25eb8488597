// Words on hover and focus, for the eye only: its text must also be in the accessible name or elsewhere on the page.
import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Kbd } from './Kbd.tsx'
import styles from './tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly keys?: string
  /** Kept in place without words, so that the control stays the same element. */
  readonly off?: boolean
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** The control itself; it must take a ref and spread props. */
  readonly children: ReactElement<Record<string, unknown>>
}

export function Tooltip({ text, keys, off = false, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root disableHoverablePopup disabled={off}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup} aria-hidden="true">
            {text}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export const TooltipProvider = Base.Provider
