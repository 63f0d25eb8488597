// How Docker and its plugins are installed on each system.
import type { Machine } from './machine.ts'

interface Packages {
  readonly engine: string
  readonly compose: string
  readonly buildx: string
}

/** By os-release's words; the first that fits decides. */
const distributions: readonly (readonly [id: string, packages: Packages])[] = [
  ['ubuntu', apt('docker.io docker-compose-v2 docker-buildx', 'docker-compose-v2', 'docker-buildx')],
  ['debian', apt('docker.io docker-cli docker-compose docker-buildx', 'docker-compose', 'docker-buildx')],
  ['fedora', dnf('moby-engine docker-compose docker-buildx', 'docker-compose', 'docker-buildx')],
  ['rhel', dnf('docker-ce docker-compose-plugin docker-buildx-plugin', 'docker-compose-plugin', 'docker-buildx-plugin')],
  ['centos', dnf('docker-ce docker-compose-plugin docker-buildx-plugin', 'docker-compose-plugin', 'docker-buildx-plugin')],
  ['arch', all((names) => `sudo pacman -S ${names}`, 'docker docker-compose docker-buildx', 'docker-compose', 'docker-buildx')],
  [
    'alpine',
    all((names) => `doas apk add ${names}`, 'docker docker-cli-compose docker-cli-buildx', 'docker-cli-compose', 'docker-cli-buildx'),
  ],
  ['suse', all((names) => `sudo zypper install ${names}`, 'docker docker-compose docker-buildx', 'docker-compose', 'docker-buildx')],
]

function all(command: (names: string) => string, engine: string, compose: string, buildx: string): Packages {
  return { engine: command(engine), compose: command(compose), buildx: command(buildx) }
}

function apt(engine: string, compose: string, buildx: string): Packages {
  return all((names) => `sudo apt-get install ${names}`, engine, compose, buildx)
}

function dnf(engine: string, compose: string, buildx: string): Packages {
  return all((names) => `sudo dnf install ${names}`, engine, compose, buildx)
}

export function howToInstall(machine: Machine, what: keyof Packages): string {
  if (machine.platform !== 'linux') {
    const where =
      machine.platform === 'darwin'
        ? 'https://docs.docker.com/desktop/setup/install/mac-install/'
        : 'https://docs.docker.com/desktop/setup/install/windows-install/'
    return what === 'engine'
      ? `Install Docker Desktop (${where})${machine.platform === 'darwin' ? ', OrbStack or Colima' : ''}, start it, then look again.`
      : `It comes with Docker Desktop: update Docker Desktop (${where}).`
  }
  const packages = packagesOf(machine)
  if (packages) return `Run: ${packages[what]}`
  return what === 'engine'
    ? 'See https://docs.docker.com/engine/install/ for this system.'
    : 'See https://docs.docker.com/compose/install/linux/ for this system.'
}

function packagesOf({ distribution }: Machine): Packages | undefined {
  for (const word of distribution) {
    const found = distributions.find(([id]) => word === id || (id === 'suse' && word.includes('suse')))
    if (found) return found[1]
  }
  return undefined
}
