// A menu of actions behind a button: icon, label, shortcut; what can't be done now says why.
import { Menu as Base } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import { Fragment, type ReactElement } from 'react'
import { type Action, isOffered, labelOf } from '../commands/action.ts'
import { Kbd } from './Kbd.tsx'
import styles from './menu.module.css'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  readonly blocked?: string
  readonly checked?: boolean
  /** A second line. */
  readonly note?: string
  readonly onSelect: () => void
}

interface MenuProps {
  /** The button; it must take a ref and spread props. */
  readonly trigger: ReactElement<Record<string, unknown>>
  /** Groups are parted by a line; empty ones are left out. */
  readonly groups: readonly (readonly MenuItem[])[]
  readonly align?: 'start' | 'end'
  readonly onOpen?: () => void
}

export function Menu({ trigger, groups, align = 'end', onOpen }: MenuProps) {
  const shown = groups.filter((group) => group.length > 0)
  return (
    <Base.Root modal={false} onOpenChange={(open) => open && onOpen?.()}>
      <Base.Trigger render={trigger} />
      {/* Inside the page's landmark, where a screen reader's user finds it; it is not clipped, as main is no containing block. */}
      <Base.Portal container={document.querySelector('main') ?? undefined}>
        <Base.Positioner className={styles.positioner} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            {shown.map((group, index) => (
              <Fragment key={group[0]?.id}>
                {index > 0 && <Base.Separator className={styles.separator} />}
                {group.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Item({ item }: { readonly item: MenuItem }) {
  const { icon: Icon, label, keys, danger, blocked, checked, note, onSelect } = item
  const inside = (
    <>
      <span className={styles.icon}>{Icon && <Icon size={14} aria-hidden="true" />}</span>
      <span className={styles.label}>
        {label}
        {(blocked ?? note) && <span className={styles.note}>{blocked ?? note}</span>}
      </span>
      {keys && <Kbd keys={keys} />}
    </>
  )
  const shared = { className: styles.item, disabled: blocked !== undefined, 'data-danger': danger || undefined }
  if (checked === undefined) {
    return (
      <Base.Item {...shared} onClick={onSelect}>
        {inside}
      </Base.Item>
    )
  }
  return (
    <Base.CheckboxItem {...shared} checked={checked} onCheckedChange={onSelect} closeOnClick>
      {inside}
      <span className={styles.check} aria-hidden="true">
        {checked ? '✓' : ''}
      </span>
    </Base.CheckboxItem>
  )
}

/** The projection of actions onto menu items: what is not offered is left out. */
export function itemsOf<Subject>(actions: readonly Action<Subject>[], subject: Subject): MenuItem[] {
  return actions
    .filter((action) => isOffered(action, subject))
    .map((action) => ({
      id: action.id,
      label: labelOf(action),
      icon: action.icon,
      keys: action.keys,
      danger: action.danger,
      blocked: action.blocked?.(subject),
      onSelect: () => void action.run(subject),
    }))
}
