// The sections that exist. Collapsed, the words move into tooltips and accessible names.
import type { LucideIcon } from 'lucide-react'
import { Boxes, ListChecks, PanelLeftClose, PanelLeftOpen, Settings } from 'lucide-react'
import { goToJobs, goToSettings, goToStacks, toggleSidebar } from '../../commands/global-actions.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { Tooltip } from '../../components/Tooltip.tsx'
import { hrefOf, type Route } from '../../router.ts'
import { isActive } from '../../state/fold-jobs.ts'
import { useJobs } from '../../state/jobs.ts'
import { useStacks } from '../../state/stacks.ts'
import styles from './side-bar.module.css'

export function SideBar({ route, collapsed }: { readonly route: Route; readonly collapsed: boolean }) {
  const stacks = useStacks((store) => store.stacks.length)
  const active = useJobs((store) => store.jobs.filter(isActive).length)
  return (
    <nav className={styles.bar} aria-label="Sections" data-region="sections" data-collapsed={collapsed || undefined}>
      <ul className={styles.list}>
        <Section
          icon={Boxes}
          label="Stacks"
          keys={goToStacks.keys}
          href={hrefOf({ page: 'stacks' })}
          current={route.page === 'stacks' ? 'page' : route.page === 'stack'}
          collapsed={collapsed}
          count={stacks}
        />
      </ul>
      <ul className={styles.list}>
        <Section
          icon={ListChecks}
          label="Jobs"
          keys={goToJobs.keys}
          href={hrefOf({ page: 'jobs' })}
          current={route.page === 'jobs' ? 'page' : route.page === 'job'}
          collapsed={collapsed}
          count={active}
        />
        <Section
          icon={Settings}
          label="Settings"
          keys={goToSettings.keys}
          href={hrefOf({ page: 'settings' })}
          current={route.page === 'settings' ? 'page' : false}
          collapsed={collapsed}
        />
        <li className={styles.toggle}>
          <IconButton
            icon={collapsed ? PanelLeftOpen : PanelLeftClose}
            label={collapsed ? 'Expand the side bar' : 'Collapse the side bar'}
            keys={toggleSidebar.keys}
            tooltipSide="right"
            aria-expanded={!collapsed}
            onClick={() => void toggleSidebar.run()}
          />
        </li>
      </ul>
    </nav>
  )
}

interface SectionProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly keys?: string
  readonly href: string
  /** `page`: this very page; true: a page inside it. */
  readonly current: 'page' | boolean
  readonly collapsed: boolean
  readonly count?: number
}

function Section({ icon: Icon, label, keys, href, current, collapsed, count }: SectionProps) {
  const link = (
    <a className={styles.section} href={href} aria-current={current || undefined}>
      <Icon size={16} aria-hidden="true" />
      <span className={collapsed ? 'visually-hidden' : styles.label}>{label}</span>
      {count ? <span className={collapsed ? 'visually-hidden' : styles.count}>{count}</span> : null}
    </a>
  )
  return (
    <li>
      {collapsed ? (
        <Tooltip text={label} keys={keys} side="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  )
}
