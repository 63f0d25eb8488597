// In the place of the headings while services are chosen: what can be done with all of them.
import { X } from 'lucide-react'
import { isOffered } from '../../commands/action.ts'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { counted } from '../../components/log-view/words.ts'
import { type Chosen, chosenActions } from './chosen-actions.ts'
import styles from './services-grid.module.css'

export function ChosenBar({ stack, services, onClear }: Chosen & { readonly onClear: () => void }) {
  const chosen = { stack, services }
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.chosen}>
        <span role="gridcell" className={styles.count}>
          {counted(services.length, 'service')} chosen
        </span>
        <span role="gridcell" className={styles.verbs}>
          {chosenActions
            .filter((action) => isOffered(action, chosen))
            .map((action) => (
              <Button
                key={action.id}
                size="small"
                icon={action.icon}
                keys={action.keys}
                blocked={action.blocked?.(chosen)}
                onClick={() => void action.run(chosen)}
              >
                {action.label}
              </Button>
            ))}
          <IconButton icon={X} label="Choose none" keys="Escape" onClick={onClear} />
        </span>
      </div>
    </div>
  )
}
