// Every shortcut, made from the registry of actions; nothing is written here twice.
import { registry } from '../../commands/registry.ts'
import { keyCaps } from '../../commands/keys.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSettings } from '../../state/settings.ts'
import { rowsOf, type ShortcutRow } from './shortcut-rows.ts'
import styles from './shortcuts-dialog.module.css'

const inLists: readonly ShortcutRow[] = [
  { label: 'Move', keys: ['ArrowUp', 'ArrowDown', 'j', 'k'] },
  { label: 'First or last', keys: ['Home', 'End'] },
]

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const letters = useSettings((store) => store.settings.letterShortcuts)
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts" width="wide">
      {!letters && <p className={styles.note}>Single letters are switched off in Settings, under Keyboard.</p>}
      <div className={styles.columns} tabIndex={0} role="group" aria-label="Shortcuts">
        <Group title="Anywhere" rows={rowsOf(registry.anywhere)} />
        <div className={styles.column}>
          <Group title="In lists" rows={inLists} />
          <Group title="On a stack" rows={rowsOf(registry.stack)} />
          <Group title="On a service" rows={rowsOf(registry.service)} />
          <Group title="On a stack’s page" rows={rowsOf(registry.tabs)} />
          <Group title="In a log" rows={rowsOf(registry.log)} />
        </div>
      </div>
    </Dialog>
  )
}

function Group({ title, rows }: { readonly title: string; readonly rows: readonly ShortcutRow[] }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.label} className={styles.row}>
            <dt>{row.label}</dt>
            <dd>
              <span className="visually-hidden">{row.keys.map((keys) => keyCaps(keys).join(' ')).join(', or ')}</span>
              {row.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
