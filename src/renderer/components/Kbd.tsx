// A keyboard shortcut as key caps; for the eye only, since controls carry aria-keyshortcuts.
import { keyCaps } from '../commands/keys.ts'
import styles from './kbd.module.css'

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
