// Where a running stack answers: links that open, and addresses to copy for what does not speak HTTP.
import { Copy, ExternalLink } from 'lucide-react'
import type { Endpoint } from '../../../shared/model/port.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { openStackLink, stackEndpoints } from '../../commands/stack-look-actions.ts'
import { copyText } from '../../components/copy.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { announce } from '../../state/ui.ts'
import styles from './endpoint-strip.module.css'

export function EndpointStrip({ stack }: { readonly stack: Stack }) {
  const endpoints = stackEndpoints(stack)
  if (endpoints.length === 0) return null
  const first = endpoints.find((endpoint) => endpoint.url)
  return (
    <ul className={styles.strip} aria-label="Endpoints">
      {endpoints.map((endpoint) => (
        <li key={`${endpoint.service} ${endpoint.address} ${endpoint.protocol}`} className={styles.item}>
          <EndpointLink endpoint={endpoint} />
          {endpoint === first && <Kbd keys={openStackLink.keys ?? ''} />}
        </li>
      ))}
    </ul>
  )
}

export function EndpointLink({ endpoint, bare, tab }: { readonly endpoint: Endpoint; readonly bare?: boolean; readonly tab?: number }) {
  const service = bare ? null : <span className={styles.service}>{endpoint.service}</span>
  if (endpoint.url) {
    return (
      <a className={styles.link} href={endpoint.url} target="_blank" rel="noreferrer" tabIndex={tab} title={endpoint.url}>
        <span className={styles.address}>{endpoint.address}</span>
        {service}
        <ExternalLink size={12} aria-hidden="true" />
        <span className="visually-hidden">, opens in the browser</span>
      </a>
    )
  }
  return (
    <button
      type="button"
      className={styles.copy}
      tabIndex={tab}
      title={`Copy ${endpoint.address}`}
      onClick={() => void copy(endpoint.address)}
    >
      <span className="visually-hidden">Copy </span>
      <span className={styles.address}>{endpoint.address}</span>
      {service}
      <Copy size={12} aria-hidden="true" />
    </button>
  )
}

async function copy(address: string): Promise<void> {
  announce((await copyText(address)) ? `${address} copied` : 'The address could not be copied')
}
