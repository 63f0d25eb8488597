// Which Gantry this is, and where it keeps its own files.
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { useApp } from '../../state/app.ts'
import { Section } from './Section.tsx'
import styles from './settings.module.css'

const doors = { electron: 'Desktop window', browser: 'Browser window', cli: 'Command line' }

export function AboutSection() {
  const info = useApp((store) => store.info)
  return (
    <Section title="About">
      {info?.notices.map((notice) => (
        <FaultPanel key={notice} bare trouble={{ message: notice }} />
      ))}
      <dl className={styles.facts}>
        <dt>Version</dt>
        <dd>{info?.version ?? ''}</dd>
        <dt>Window</dt>
        <dd>{info ? doors[info.door] : ''}</dd>
        <dt>Gantry's files</dt>
        <dd className={styles.mono}>{info?.home ?? ''}</dd>
        <dt>Privacy</dt>
        <dd>Nothing is sent anywhere. What Gantry keeps is in the folder above.</dd>
      </dl>
    </Section>
  )
}
