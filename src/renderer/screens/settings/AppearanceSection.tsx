// Theme and density.
import { Segmented } from '../../components/Segmented.tsx'
import { useSettings } from '../../state/settings.ts'
import { change } from './change.ts'
import { Section, SettingRow } from './Section.tsx'

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const densities = [
  { value: 'compact', label: 'Compact' },
  { value: 'default', label: 'Default' },
  { value: 'comfortable', label: 'Comfortable' },
] as const

export function AppearanceSection() {
  const { theme, density } = useSettings((store) => store.settings)
  return (
    <Section title="Appearance">
      <SettingRow
        label="Theme"
        control={() => <Segmented label="Theme" value={theme} choices={themes} onChange={(next) => change({ theme: next })} />}
      />
      <SettingRow
        label="Density"
        hint="The height of rows and controls."
        control={() => <Segmented label="Density" value={density} choices={densities} onChange={(next) => change({ density: next })} />}
      />
    </Section>
  )
}
