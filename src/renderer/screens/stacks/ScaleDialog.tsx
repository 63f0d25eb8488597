// How many containers each service should have; Compose makes or removes the difference.
import { Minus, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import type { Service } from '../../../shared/model/stack.ts'
import { client } from '../../client.ts'
import { startStackJob } from '../../commands/start-job.ts'
import { ConsentDialog } from '../../components/Dialog.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { useStack } from '../../state/stacks.ts'
import styles from './scale-dialog.module.css'

const most = 100

export function ScaleDialog({ stackId, onClose }: { readonly stackId: string; readonly onClose: () => void }) {
  const stack = useStack(stackId)
  const [wanted, setWanted] = useState<Readonly<Record<string, number>>>({})
  if (!stack) return null
  const services = stack.services.filter((service) => service.declared && service.active)
  const changed = services.filter((service) => wanted[service.name] !== undefined && wanted[service.name] !== countOf(service))
  const scale = async () => {
    const counts = Object.fromEntries(changed.map((service) => [service.name, wanted[service.name] ?? countOf(service)]))
    await startStackJob(stack.id, 'Scaling', () => client.stacks.start({ id: stack.id, services: Object.keys(counts), scale: counts }))
  }
  return (
    <ConsentDialog
      open
      onClose={onClose}
      title={`Scale services of ${stack.name}`}
      verb="Scale services"
      ready={changed.length > 0}
      notReady="No number was changed"
      onConsent={scale}
    >
      <p>A service that publishes a fixed port, or has a container name, can run only once.</p>
      <ul className={styles.list}>
        {services.map((service) => (
          <Row
            key={service.name}
            service={service}
            count={wanted[service.name] ?? countOf(service)}
            onChange={(count) => setWanted({ ...wanted, [service.name]: count })}
          />
        ))}
      </ul>
    </ConsentDialog>
  )
}

interface RowProps {
  readonly service: Service
  readonly count: number
  readonly onChange: (count: number) => void
}

function Row({ service, count, onChange }: RowProps) {
  const id = useId()
  const change = (next: number) => onChange(Math.min(most, Math.max(0, Math.round(next) || 0)))
  return (
    <li className={styles.row}>
      <label className={styles.name} htmlFor={id}>
        {service.name}
      </label>
      <IconButton icon={Minus} label={`One ${service.name} less`} hint="One less" onClick={() => change(count - 1)} />
      <input
        id={id}
        className={styles.input}
        type="number"
        min={0}
        max={most}
        value={count}
        onChange={(event) => change(event.target.valueAsNumber)}
      />
      <IconButton icon={Plus} label={`One ${service.name} more`} hint="One more" onClick={() => change(count + 1)} />
    </li>
  )
}

function countOf(service: Service): number {
  return service.containers.length > 0 ? service.containers.length : service.replicas
}
