// What Compose tells of its progress, the same for every version and format.

export interface ProgressEvent {
  readonly kind: 'container' | 'image' | 'service' | 'layer' | 'network' | 'volume' | 'other'
  /** The container's name, the image, the service, or the layer's digest. */
  readonly name: string
  /** For a layer: the service (2.x) or `Image NAME` (5.x) that it belongs to. */
  readonly parent?: string
  /** Compose's own word, such as Creating, Started, Pulling, Healthy; an error's whole text. */
  readonly verb: string
  readonly failed: boolean
  /** Bytes, where known. */
  readonly current?: number
  readonly total?: number
  readonly error?: string
}

/** Compose's vocabulary (compose.md 1.1). What is not in it is taken as the text of an error. */
const verbs: ReadonlySet<string> = new Set([
  'Creating',
  'Created',
  'Starting',
  'Started',
  'Running',
  'Recreate',
  'Recreated',
  'Waiting',
  'Healthy',
  'Exited',
  'Stopping',
  'Stopped',
  'Killing',
  'Killed',
  'Removing',
  'Removed',
  'Restarting',
  'Restarted',
  'Pausing',
  'Paused',
  'Unpausing',
  'Unpaused',
  'Pulling',
  'Pulled',
  'Building',
  'Built',
  'Skipped',
  'Interrupted',
  'Warning',
  'Error',
  'Downloading',
  'Extracting',
  'Waiting',
  'Pull complete',
  'Already exists',
  'Download complete',
  'Verifying Checksum',
  'Pulling fs layer',
  'Preparing',
  'Resource is still in use',
])

export function isVerb(text: string): boolean {
  return verbs.has(text) || text.startsWith('Skipped')
}

/** `Container shop-db-1` → kind and name. The temporary name of a recreated container has a 12-digit prefix. */
export function splitId(id: string): Pick<ProgressEvent, 'kind' | 'name'> {
  const match = /^(Network|Volume|Container|Image|Service|Config|Secret) "?(.+?)"?$/.exec(id)
  if (!match) return /^[0-9a-f]{12}$/.test(id) ? { kind: 'layer', name: id } : { kind: 'service', name: id }
  const name = match[2] ?? ''
  switch (match[1] ?? '') {
    case 'Container':
      return { kind: 'container', name: name.replace(/^[0-9a-f]{12}_/, '') }
    case 'Image':
      return { kind: 'image', name }
    case 'Service':
      return { kind: 'service', name }
    case 'Network':
      return { kind: 'network', name }
    case 'Volume':
      return { kind: 'volume', name }
    default:
      return { kind: 'other', name }
  }
}
