// Single-letter shortcuts, and where all of them are listed.
import { showShortcuts } from '../../commands/global-actions.ts'
import { Button } from '../../components/Button.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useSettings } from '../../state/settings.ts'
import { change } from './change.ts'
import { Section, SettingRow } from './Section.tsx'

export function KeyboardSection() {
  const letters = useSettings((store) => store.settings.letterShortcuts)
  return (
    <Section title="Keyboard">
      <SettingRow
        label="Single-letter shortcuts"
        hint="s starts or stops, r restarts, l shows logs. Switch them off when they get in the way of speech input or a screen reader."
        control={(ids) => (
          <Switch labelledBy={ids.label} describedBy={ids.hint} checked={letters} onChange={(next) => change({ letterShortcuts: next })} />
        )}
      />
      <SettingRow
        label="All shortcuts"
        control={() => (
          <Button size="small" keys={letters ? showShortcuts.keys : showShortcuts.alsoKeys?.[0]} onClick={() => void showShortcuts.run()}>
            Show shortcuts
          </Button>
        )}
      />
    </Section>
  )
}
