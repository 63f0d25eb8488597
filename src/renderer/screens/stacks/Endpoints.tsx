// Where a stack answers: the first address as a link, the others in a menu.
import { ExternalLink } from 'lucide-react'
import type { Stack } from '../../../shared/model/stack.ts'
import { openUrl, stackEndpoints } from '../../commands/stack-look-actions.ts'
import { copyText } from '../../components/copy.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { announce } from '../../state/ui.ts'
import styles from './endpoints.module.css'

export function Endpoints({ stack, tab }: { readonly stack: Stack; readonly tab: number }) {
  const all = stackEndpoints(stack)
  const [first, ...rest] = all
  if (!first) return null
  const items: MenuItem[] = all.map((endpoint) => ({
    id: `${endpoint.service} ${endpoint.address}`,
    label: endpoint.address,
    note: endpoint.url ? endpoint.service : `${endpoint.service} - copies the address`,
    icon: endpoint.url ? ExternalLink : undefined,
    onSelect: () => (endpoint.url ? openUrl(endpoint.url) : void copy(endpoint.address)),
  }))
  return (
    <span className={styles.endpoints}>
      {first.url ? (
        <a className={styles.link} href={first.url} target="_blank" rel="noreferrer" tabIndex={tab}>
          {first.address}
          <span className="visually-hidden"> of {first.service}, opens in the browser</span>
        </a>
      ) : (
        <span className={styles.plain}>{first.address}</span>
      )}
      {rest.length > 0 && (
        <Menu
          align="start"
          groups={[items]}
          trigger={
            <button type="button" className={styles.more} tabIndex={tab} aria-label={`${rest.length} more endpoints of ${stack.name}`}>
              +{rest.length}
            </button>
          }
        />
      )}
    </span>
  )
}

async function copy(address: string): Promise<void> {
  announce((await copyText(address)) ? `${address} copied` : 'The address could not be copied')
}
