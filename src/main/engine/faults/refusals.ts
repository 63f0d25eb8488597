// What the engine means when it refuses a request: patterns of its words, and what to say instead.
import type { FaultCode } from '../../../shared/fault.ts'

export interface Refusal {
  readonly pattern: RegExp
  readonly code: FaultCode
  /** Gets what the pattern's first group caught. */
  readonly message: (name: string) => string
  readonly hint?: string
}

/** The first that fits decides. Seen on Engine 20.10 to 28. */
export const refusals: readonly Refusal[] = [
  {
    pattern:
      /(?:Bind for \S*:(\d+) failed: port is already allocated|exposing port TCP \S*?:(\d+) -> .*address already in use|listen tcp\S* \S*:(\d+): bind: address already in use)/,
    code: 'port.taken',
    message: (port) => `Port ${port} on this computer is already in use.`,
    hint: 'Stop what uses it, or publish another port.',
  },
  {
    pattern: /container name "\/?([^"]+)" is already in use/,
    code: 'name.taken',
    message: (name) => `Another container is named ${name} already.`,
    hint: 'Remove or rename that container, or choose another name.',
  },
  {
    pattern: /no space left on device/i,
    code: 'disk.full',
    message: () => "The engine's disk is full.",
    hint: 'Free some space, then try again.',
  },
  {
    pattern: /(?:No such image: |manifest for |repository )(\S+?)(?: not found|:? does not exist|$| )/,
    code: 'image.notFound',
    message: (image) => `The image ${image} was not found.`,
    hint: 'Check its name and tag, or build it.',
  },
  { pattern: /invalid reference format/, code: 'image.invalid', message: () => "The image's name is not one that the engine accepts." },
  {
    pattern: /no matching manifest for|does not match the (?:specified|detected host) platform|exec format error/,
    code: 'image.platform',
    message: () => "The image was made for another kind of processor than the engine's.",
  },
  {
    pattern:
      /dial tcp: lookup (\S+)|(?:Get|Head) "https?:\/\/([^/"]+)[^"]*":.*(?:i\/o timeout|connection refused|no such host|Temporary failure|deadline exceeded|Client\.Timeout)/,
    code: 'registry.unreachable',
    message: (host) => `The registry ${host} did not answer.`,
    hint: "Check the network and the engine's proxy settings.",
  },
  {
    pattern: /unauthorized|authentication required|denied: |access to the resource is denied|no basic auth credentials/,
    code: 'registry.denied',
    message: () => 'The registry refused access.',
    hint: 'Sign in with docker login, and check that you may use this image.',
  },
  {
    pattern: /network (\S+) not found|could not be found.*network (\S+)/,
    code: 'network.missing',
    message: (name) => `The network ${name} does not exist.`,
  },
  { pattern: /volume is in use/, code: 'volume.inUse', message: () => 'The volume is in use by a container.' },
  { pattern: /no such volume:? ?(\S*)/i, code: 'volume.missing', message: (name) => `The volume ${name} does not exist.` },
  {
    pattern: /exec: "([^"]*)": (?:executable file not found|stat .*: no such file|permission denied)/,
    code: 'command.notFound',
    message: (command) => `The image has no program ${command} that could be run.`,
  },
  {
    pattern: /bind source path does not exist: (\S+)/,
    code: 'mount.missing',
    message: (path) => `${path} is to be mounted and does not exist.`,
  },
  {
    pattern: /not a directory: .*mount|Are you trying to mount a directory onto a file/,
    code: 'mount.wrongKind',
    message: () => 'A folder is mounted onto a file, or a file onto a folder.',
  },
  {
    pattern: /Range of CPUs is from|Minimum memory limit|exceeds? .*limit|cannot be greater than/i,
    code: 'limit.refused',
    message: () => 'The engine does not allow the limits that were asked for.',
  },
]
