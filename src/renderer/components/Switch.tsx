// On or off, at once.
import { Switch as Base } from '@base-ui/react/switch'
import styles from './switch.module.css'

interface SwitchProps {
  readonly labelledBy: string
  readonly describedBy?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function Switch({ labelledBy, describedBy, checked, onChange }: SwitchProps) {
  return (
    <Base.Root
      className={styles.track}
      checked={checked}
      onCheckedChange={onChange}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  )
}
