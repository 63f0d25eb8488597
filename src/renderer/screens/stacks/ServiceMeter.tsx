// A stroke a service, for the eye: the count beside it says the same in figures.
import type { Service } from '../../../shared/model/stack.ts'
import { serviceLooks } from '../../components/state-words.ts'
import styles from './service-meter.module.css'

const most = 16

export function ServiceMeter({ services }: { readonly services: readonly Service[] }) {
  const shown = services.filter((service) => service.active || service.containers.length > 0)
  if (shown.length === 0 || shown.length > most) return null
  return (
    <span className={styles.meter} aria-hidden="true">
      {shown.map((service) => {
        const { tone, shape } = serviceLooks[service.state]
        return <span key={service.name} className={styles.stroke} data-tone={tone} data-hollow={shape === 'hollow' || undefined} />
      })}
    </span>
  )
}
