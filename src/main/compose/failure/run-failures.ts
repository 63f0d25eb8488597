// What Compose and the engine say when a stack can't be started, turned into faults. Captured in compose.md 1.2.
import type { Fault } from '../../../shared/fault.ts'

interface RunPattern {
  readonly match: RegExp
  readonly fault: (groups: readonly string[], error: string) => Fault
}

const patterns: readonly RunPattern[] = [
  {
    match: /endpoint (\S+) \(.*?Bind for (\S+?):(\d+) failed: port is already allocated/s,
    fault: ([, container, address = '', port = '']) => portTaken(port, address, 'another container', container),
  },
  {
    match: /Bind for (\S+?):(\d+) failed: port is already allocated/,
    fault: ([, address = '', port = '']) => portTaken(port, address, 'another container'),
  },
  {
    match: /endpoint (\S+) \(.*?listen (?:tcp|udp)[46]? (\S+):(\d+): bind: address already in use/s,
    fault: ([, container, address = '', port = '']) => portTaken(port, address, 'another program', container),
  },
  {
    match: /listen (?:tcp|udp)[46]? (\S+):(\d+): bind: address already in use/,
    fault: ([, address = '', port = '']) => portTaken(port, address, 'another program'),
  },
  {
    match: /failed to bind host port (?:for )?(\S+?):(\d+)[:/].*(?:address already in use|port is already allocated)/s,
    fault: ([, address = '', port = '']) => portTaken(port, address, 'another program'),
  },
  {
    match: /Ports are not available: exposing port (?:TCP|UDP) (\S+?):(\d+)/,
    fault: ([, address = '', port = '']) => portTaken(port, address, 'another program'),
  },
  {
    match: /listen (?:tcp|udp)[46]? (\S+):(\d+): bind: permission denied/,
    fault: ([, , port = '']) => ({
      code: 'port.taken',
      message: `Port ${port} may not be opened by the engine.`,
      hint: 'Ports below 1024 need more rights on this system. Publish on a higher port.',
    }),
  },
  {
    match: /container name "\/?([^"]+)" is already in use by container "([0-9a-f]+)"/,
    fault: ([, name = '', holder = '']) => ({
      code: 'name.taken',
      message: `The container name ${name} is taken by another container (${holder.slice(0, 12)}).`,
      hint: 'Remove that container, or change container_name in the compose file.',
    }),
  },
  {
    match: /(?:manifest for |reference )?["']?([^\s"']+?)["']?(?: not found: manifest unknown|: not found$|: manifest unknown)/m,
    fault: ([, image = '']) => imageNotFound(image.replace(/[",:]+$/, '')),
  },
  {
    match: /pull access denied for ([^\s,]+)/,
    fault: ([, image = '']) => ({
      code: 'registry.denied',
      message: `The image ${image} can't be pulled: there is none of that name, or it needs a login.`,
      hint: 'Check the name. For a private image, run docker login first.',
    }),
  },
  { match: /No such image: (\S+)/, fault: ([, image = '']) => imageNotFound(image) },
  {
    match: /(?:unable to get image '([^']*)': )?.*invalid reference format/,
    fault: ([, image]) => ({
      code: 'image.invalid',
      message: image ? `"${image}" is not the name of an image.` : 'The name of an image is not valid.',
      hint: 'A variable in it may be empty. Give it a value or a default, such as ${TAG:-latest}.',
    }),
  },
  {
    match: /no matching manifest for (\S+) in the manifest list/,
    fault: ([, platform = '']) => ({
      code: 'image.platform',
      message: `An image is not made for this computer (${platform}).`,
      hint: 'Choose a tag that is, or set platform: on the service if emulation is wanted.',
    }),
  },
  {
    match:
      /Get "https?:\/\/([^/"]+)[^"]*": (?:dial tcp: lookup|.*no such host|.*connection refused|.*i\/o timeout|net\/http: request canceled|context deadline exceeded|EOF)/s,
    fault: ([, host = '']) => ({
      code: 'registry.unreachable',
      message: `The image can't be pulled: ${host} can't be reached.`,
      hint: 'Check the network connection. An image that is on this computer already would be used without it.',
    }),
  },
  {
    match: /no space left on device/,
    fault: () => ({
      code: 'disk.full',
      message: "The engine's disk is full.",
      hint: 'Remove images and containers that are not needed, then try again.',
    }),
  },
  {
    match: /Are you trying to mount a directory onto a file/,
    fault: (_groups, error) => ({
      code: 'mount.wrongKind',
      message: `${/mounting "([^"]+)"/.exec(error)?.[1] ?? 'A bind mount'} is a folder where a file is expected, or the other way round.`,
      hint: 'When the file was missing at an earlier start, the engine made a folder in its place. Remove that folder and put the file there.',
    }),
  },
  {
    match: /bind source path does not exist: (.+)/,
    fault: ([, source = '']) => ({
      code: 'mount.missing',
      message: `${source.trim()}, which is to be mounted, is not there.`,
      hint: 'Create it, or correct the path in the compose file.',
    }),
  },
  {
    match: /invalid mount path: '([^']+)' mount path must be absolute/,
    fault: ([, target = '']) => ({
      code: 'mount.wrongKind',
      message: `"${target}" is no absolute path in the container.`,
      hint: 'Write the target of a mount from the root, such as /data. Names of volumes need two letters or more.',
    }),
  },
  {
    match: /network ([^\s]+) (?:declared as external, but could not be found|not found)/,
    fault: ([, name = '']) => ({
      code: 'network.missing',
      message: `The external network ${name} is not there.`,
      hint: `Create it with: docker network create ${name}. Or start the stack that makes it.`,
    }),
  },
  {
    match: /external volume "([^"]+)" not found/,
    fault: ([, name = '']) => ({
      code: 'volume.missing',
      message: `The external volume ${name} is not there.`,
      hint: `Create it with: docker volume create ${name}. Or restore it from a backup.`,
    }),
  },
  {
    match: /Minimum memory limit allowed is (\S+)|range of CPUs is from|NanoCPUs|cpus? .*available/,
    fault: (_groups, error) => ({
      code: 'limit.refused',
      message: `The engine refuses a resource limit: ${lastLine(error).replace(/^Error response from daemon: /, '')}.`,
      hint: 'Change the limit in the compose file.',
    }),
  },
  {
    match: /exec: "([^"]+)": (?:stat \S+: no such file or directory|executable file not found)/,
    fault: ([, command = '']) => ({
      code: 'command.notFound',
      message: `The command ${command} is not in the image.`,
      hint: 'Check command: and entrypoint: in the compose file. A script with Windows line ends is reported like this too.',
    }),
  },
  {
    match: /exec \S+: exec format error|exec format error/,
    fault: () => ({
      code: 'image.platform',
      message: 'The image is made for another kind of processor.',
      hint: 'Choose a tag for this computer, or build it here.',
    }),
  },
  {
    match: /all predefined address pools have been fully subnetted|could not find an available, non-overlapping IPv4 address pool/,
    fault: () => ({
      code: 'engine.refused',
      message: 'The engine has no network addresses left for another network.',
      hint: 'About 30 networks fit by default. Take down stacks that are not needed.',
    }),
  },
  {
    match: /compose build requires buildx (\S+) or later/,
    fault: ([, version = '']) => ({
      code: 'tool.tooOld',
      message: `This Docker Compose builds images only with buildx ${version} or later.`,
      hint: 'Update the docker-buildx plugin.',
    }),
  },
  {
    match: /permission denied while trying to connect to the Docker daemon socket/i,
    fault: () => ({
      code: 'engine.denied',
      message: 'The engine may not be used by this user.',
      hint: 'Add your user to the docker group and log in again.',
    }),
  },
  {
    match: /Cannot connect to the Docker daemon|error during connect|connection reset by peer|unexpected EOF|^EOF$|dial unix \S+: connect/m,
    fault: () => ({
      code: 'engine.unreachable',
      message: 'The engine stopped answering while this ran.',
      hint: 'Start the engine again. What was already running is shown as soon as it answers.',
    }),
  },
]

/** The fault for what was said on running a stack; undefined when none of the known failures fits. */
export function explainRunFailure(error: string): Fault | undefined {
  for (const { match, fault } of patterns) {
    const groups = match.exec(error)
    if (groups) return { detail: error, ...fault([...groups], error) }
  }
  return undefined
}

function portTaken(port: string, address: string, holder: string, container?: string): Fault {
  const host = address === '0.0.0.0' || address === '[::]' || address === '::' ? '' : ` on ${address}`
  return {
    code: 'port.taken',
    message: `Port ${port}${host} is taken by ${holder}${container ? `, so ${container} could not start` : ''}.`,
    hint: 'Stop what holds the port, or publish on another port in the compose file.',
  }
}

function imageNotFound(image: string): Fault {
  return {
    code: 'image.notFound',
    message: image ? `There is no image ${image}.` : 'An image was not found.',
    hint: 'Check its name and tag. If it is built here, add a build section to the service.',
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
