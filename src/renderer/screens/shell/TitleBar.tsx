// Engine chip, palette field, jobs pill. The bar is what a desktop window is dragged by.
import { Search } from 'lucide-react'
import { openPalette } from '../../commands/global-actions.ts'
import { ariaKeys } from '../../commands/keys.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { EngineChip } from './EngineChip.tsx'
import { JobsPill } from './JobsPill.tsx'
import styles from './title-bar.module.css'

export function TitleBar() {
  return (
    <header className={styles.bar} data-region="title">
      <div className={styles.start}>
        <EngineChip />
      </div>
      <button
        type="button"
        className={styles.palette}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys(openPalette.keys ?? '')}
        onClick={() => void openPalette.run()}
      >
        <Search size={13} aria-hidden="true" />
        <span className={styles.words}>{openPalette.title()}</span>
        <Kbd keys={openPalette.keys ?? ''} />
      </button>
      <div className={styles.end}>
        <JobsPill />
      </div>
    </header>
  )
}
