// The stack of toasts: three at most, paused by hover and focus, reachable with F6.
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { IconButton } from './IconButton.tsx'
import { LookGlyph } from './StateGlyph.tsx'
import { type ToastData, toasts } from './toast.ts'
import styles from './toasts.module.css'

const looks = {
  ok: { word: 'Done', shape: 'tick', tone: 'ok' },
  bad: { word: 'Failed', shape: 'square', tone: 'bad' },
  info: { word: 'Note', shape: 'ring', tone: 'info' },
} as const

export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { toasts: all } = Toast.useToastManager<ToastData>()
  return all.map((each) => (
    <Toast.Root key={each.id} toast={each} className={styles.toast} swipeDirection="right">
      <LookGlyph look={looks[each.data?.tone ?? 'info']} />
      <div className={styles.words}>
        <Toast.Title className={styles.title} render={<p />} />
        <Toast.Description className={styles.description} />
        {each.data?.link && (
          <a className={styles.link} href={each.data.link.href} {...outside(each.data.link.href)}>
            {each.data.link.label}
          </a>
        )}
      </div>
      <Toast.Close render={<IconButton icon={X} label="Dismiss" />} />
    </Toast.Root>
  ))
}

function outside(href: string) {
  return href.startsWith('#') ? {} : { target: '_blank', rel: 'noreferrer' }
}
