// What can be set, and what Gantry found of the engine and its tools.
import { useTitle } from '../shell/use-title.ts'
import { AboutSection } from './AboutSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { EngineSection } from './EngineSection.tsx'
import { KeyboardSection } from './KeyboardSection.tsx'
import { LogsSection } from './LogsSection.tsx'
import styles from './settings.module.css'

export function SettingsScreen() {
  useTitle('Settings')
  return (
    <div className={styles.screen}>
      <div className={styles.page}>
        <h1 className={styles.title}>Settings</h1>
        <EngineSection />
        <AppearanceSection />
        <KeyboardSection />
        <LogsSection />
        <AboutSection />
      </div>
    </div>
  )
}
