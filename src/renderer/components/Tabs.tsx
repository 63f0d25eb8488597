// Tabs with their shortcuts. The panel of the chosen tab is the only one mounted.
import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: number
  readonly panel: ReactNode
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly tabs: readonly TabItem<Id>[]
  /** Sits at the right of the tabs. */
  readonly end?: ReactNode
}

export function Tabs<Id extends string>({ label, value, onChange, tabs, end }: TabsProps<Id>) {
  return (
    <Base.Root className={styles.root} value={value} onValueChange={(next: Id) => onChange(next)}>
      <div className={styles.bar}>
        <Base.List className={styles.list} aria-label={label} activateOnFocus>
          {tabs.map((tab) => (
            <Base.Tab key={tab.id} value={tab.id} className={styles.tab}>
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
            </Base.Tab>
          ))}
          <Base.Indicator className={styles.indicator} />
        </Base.List>
        {end}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className={styles.panel}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
