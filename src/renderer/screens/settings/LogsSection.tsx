// How log lines are shown.
import { Segmented } from '../../components/Segmented.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useSettings } from '../../state/settings.ts'
import { change } from './change.ts'
import { Section, SettingRow } from './Section.tsx'

const timestamps = [
  { value: 'off', label: 'Off' },
  { value: 'local', label: 'Local' },
  { value: 'utc', label: 'UTC' },
] as const

export function LogsSection() {
  const { wrapLogs, logTimestamps } = useSettings((store) => store.settings)
  return (
    <Section title="Logs">
      <SettingRow
        label="Wrap long lines"
        control={(ids) => <Switch labelledBy={ids.label} checked={wrapLogs} onChange={(next) => change({ wrapLogs: next })} />}
      />
      <SettingRow
        label="Time of each line"
        control={() => (
          <Segmented
            label="Time of each line"
            value={logTimestamps}
            choices={timestamps}
            onChange={(next) => change({ logTimestamps: next })}
          />
        )}
      />
    </Section>
  )
}
