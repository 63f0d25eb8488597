// A button with words. While busy it keeps its width and its place in the tab order.
import type { LucideIcon } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { ariaKeys } from '../commands/keys.ts'
import styles from './button.module.css'
import { Kbd } from './Kbd.tsx'
import { Spinner } from './Spinner.tsx'
import { Tooltip } from './Tooltip.tsx'

export type ButtonVariant = 'primary' | 'default' | 'danger' | 'ghost'

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly variant?: ButtonVariant
  readonly icon?: LucideIcon
  readonly size?: 'small' | 'normal'
  readonly busy?: boolean
  readonly keys?: string
  /** Why it can't be used now. It stays focusable, so that the reason can be read. */
  readonly blocked?: string
}

export function Button(props: ButtonProps) {
  const { variant = 'default', icon: Icon, size = 'normal', busy = false, keys, blocked, children, onClick, ...rest } = props
  const off = busy || blocked !== undefined
  return (
    <Tooltip text={blocked ?? ''} off={blocked === undefined}>
      <button
        type="button"
        {...rest}
        className={[styles.button, styles[variant], size === 'small' && styles.small, rest.className].filter(Boolean).join(' ')}
        aria-disabled={off || rest['aria-disabled'] || undefined}
        aria-busy={busy || undefined}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {busy && (
          <span className={styles.spinner}>
            <Spinner />
          </span>
        )}
        <span className={styles.content} data-busy={busy || undefined}>
          {Icon && <Icon size={14} aria-hidden="true" />}
          {children}
          {keys && <Kbd keys={keys} />}
        </span>
        {blocked && <span className="visually-hidden">, not available: {blocked}</span>}
      </button>
    </Tooltip>
  )
}
