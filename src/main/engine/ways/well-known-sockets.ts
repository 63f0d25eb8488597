// Where the known engines listen on this computer (compose.md 7.2).
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { EngineKind } from '../../../shared/model/engine.ts'

export interface KnownSocket {
  readonly path: string
  readonly kind: EngineKind
  readonly description: string
}

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  readonly platform: NodeJS.Platform
  readonly uid?: number
}

/** In the order in which they are tried when docker's own rules lead to nothing. They need not exist. */
export async function wellKnownSockets(around: Surroundings): Promise<KnownSocket[]> {
  if (around.platform === 'win32') return pipes
  const virtual = [...(await colimaSockets(around.home)), ...(await limaSockets(around.home))]
  return around.platform === 'darwin' ? [...macSockets(around), ...virtual] : [...linuxSockets(around), ...virtual]
}

const pipes: KnownSocket[] = [
  { path: '//./pipe/docker_engine', kind: 'docker-engine', description: 'Docker' },
  { path: '//./pipe/dockerDesktopLinuxEngine', kind: 'docker-desktop', description: 'Docker Desktop' },
  { path: '//./pipe/podman-machine-default', kind: 'podman', description: 'Podman machine' },
]

function macSockets({ home, env }: Surroundings): KnownSocket[] {
  const temporary = env['TMPDIR'] ?? '/tmp'
  return [
    { path: '/var/run/docker.sock', kind: 'docker-desktop', description: 'Docker' },
    { path: path.join(home, '.docker/run/docker.sock'), kind: 'docker-desktop', description: 'Docker Desktop' },
    { path: path.join(home, '.orbstack/run/docker.sock'), kind: 'orbstack', description: 'OrbStack' },
    { path: path.join(home, '.rd/docker.sock'), kind: 'rancher-desktop', description: 'Rancher Desktop' },
    { path: path.join(temporary, 'podman/podman-machine-default-api.sock'), kind: 'podman', description: 'Podman machine' },
    {
      path: path.join(home, '.local/share/containers/podman/machine/podman.sock'),
      kind: 'podman',
      description: 'Podman machine',
    },
  ]
}

function linuxSockets({ home, env, uid }: Surroundings): KnownSocket[] {
  const runtime = [env['XDG_RUNTIME_DIR'], uid === undefined ? undefined : `/run/user/${uid}`]
  const runtimes = [...new Set(runtime.filter((folder) => folder !== undefined && path.isAbsolute(folder)))]
  return [
    { path: '/var/run/docker.sock', kind: 'docker-engine', description: 'Docker Engine' },
    { path: path.join(home, '.docker/desktop/docker.sock'), kind: 'docker-desktop', description: 'Docker Desktop' },
    ...runtimes.map((folder): KnownSocket => ({ path: `${folder}/docker.sock`, kind: 'rootless', description: 'Docker Engine, rootless' })),
    { path: path.join(home, '.docker/run/docker.sock'), kind: 'rootless', description: 'Docker Engine, rootless' },
    { path: path.join(home, '.rd/docker.sock'), kind: 'rancher-desktop', description: 'Rancher Desktop' },
    ...runtimes.map((folder): KnownSocket => ({ path: `${folder}/podman/podman.sock`, kind: 'podman', description: 'Podman' })),
    { path: '/run/podman/podman.sock', kind: 'podman', description: 'Podman, as root' },
  ]
}

/** A folder a profile; up to 0.3.4 the default profile's socket lay in the folder itself. */
async function colimaSockets(home: string): Promise<KnownSocket[]> {
  const root = path.join(home, '.colima')
  const profiles = (await foldersIn(root)).filter((name) => !name.startsWith('_'))
  const named = profiles.map(
    (profile): KnownSocket => ({
      path: path.join(root, profile, 'docker.sock'),
      kind: 'colima',
      description: profile === 'default' ? 'Colima' : `Colima, profile ${profile}`,
    }),
  )
  return [...named, { path: path.join(root, 'docker.sock'), kind: 'colima', description: 'Colima' }]
}

async function limaSockets(home: string): Promise<KnownSocket[]> {
  const root = path.join(home, '.lima')
  const machines = (await foldersIn(root)).filter((name) => !name.startsWith('_'))
  return machines.map((name) => ({ path: path.join(root, name, 'sock/docker.sock'), kind: 'lima', description: `Lima, machine ${name}` }))
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
}
