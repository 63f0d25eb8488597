// A button that is only a picture: named for a screen reader, and by a tooltip for the eye.
import type { LucideIcon } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { ariaKeys } from '../commands/keys.ts'
import styles from './icon-button.module.css'
import { Spinner } from './Spinner.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'children'> {
  readonly icon: LucideIcon
  readonly label: string
  /** What the tooltip says when the full label would repeat the row's name. */
  readonly hint?: string
  readonly keys?: string
  readonly busy?: boolean
  readonly blocked?: string
  readonly tooltipSide?: 'top' | 'bottom' | 'left' | 'right'
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, hint, keys, busy = false, blocked, tooltipSide, onClick, ...rest } = props
  const off = busy || blocked !== undefined
  const words = hint ?? label
  return (
    <Tooltip text={blocked ? `${words}: ${blocked.charAt(0).toLowerCase()}${blocked.slice(1)}` : words} keys={keys} side={tooltipSide}>
      <button
        type="button"
        {...rest}
        className={`${styles.button} ${rest.className ?? ''}`}
        aria-label={blocked ? `${label}, not available: ${blocked}` : label}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {busy ? <Spinner size={15} /> : <Icon size={15} aria-hidden="true" />}
      </button>
    </Tooltip>
  )
}
