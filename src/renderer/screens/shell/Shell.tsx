// The frame around every screen: title bar, side bar, content, status bar, and what lies over them.
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { globalActions } from '../../commands/global-actions.ts'
import { useWindowKeys } from '../../commands/run-keys.ts'
import type { Route } from '../../router.ts'
import { useSettings } from '../../state/settings.ts'
import { useUi } from '../../state/ui.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { DropFolder } from './DropFolder.tsx'
import { Layers } from './Layers.tsx'
import { SideBar } from './SideBar.tsx'
import { StatusBar } from './StatusBar.tsx'
import styles from './shell.module.css'
import { TitleBar } from './TitleBar.tsx'
import { useJobResults } from './use-job-results.ts'

export function Shell({ route, children }: { readonly route: Route; readonly children: ReactNode }) {
  const wanted = useSettings((store) => store.settings.sidebarCollapsed)
  const collapsed = useNarrow() || wanted
  const main = useRef<HTMLElement>(null)
  useWindowKeys(globalActions, undefined)
  useJobResults()
  useFocusOnArrival(route, main)
  return (
    <div className={styles.shell} data-collapsed={collapsed || undefined}>
      <TitleBar />
      <SideBar route={route} collapsed={collapsed} />
      <main ref={main} className={styles.main} data-region="content" tabIndex={-1}>
        <ConnectionBanner />
        {children}
      </main>
      <StatusBar />
      <Announcer />
      <Layers />
      <DropFolder />
    </div>
  )
}

/** So narrow (a small window, or one at 200 % zoom) that the words of the side bar would take the content's place. */
function useNarrow(): boolean {
  return useSyncExternalStore(onWidth, () => window.matchMedia(narrow).matches)
}

const narrow = '(width < 720px)'

function onWidth(listener: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** The polite region: what has happened, for those who do not see it. */
function Announcer() {
  const announcement = useUi((store) => store.announcement)
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </div>
  )
}

/** After going to another page focus is in its content, unless it rests on something that is still there. */
function useFocusOnArrival(route: Route, main: React.RefObject<HTMLElement | null>): void {
  const key = 'id' in route ? `${route.page}/${route.id}` : route.page
  const before = useRef(key)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    const frame = requestAnimationFrame(() => {
      const lost = !document.activeElement || document.activeElement === document.body
      if (lost) main.current?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [key, main])
}
