// Which stopped engine could be started on this computer, and how.
import { access } from 'node:fs/promises'
import path from 'node:path'
import { findProgram } from '../../process/index.ts'
import type { Surroundings } from '../ways/well-known-sockets.ts'

export type Step =
  | { readonly type: 'run'; readonly program: string; readonly args: readonly string[] }
  /** A daemon that is to outlive Gantry. */
  | { readonly type: 'detach'; readonly program: string; readonly args: readonly string[] }

export interface Starter {
  readonly id: 'systemd' | 'systemd-user' | 'service' | 'dockerd' | 'desktop-linux' | 'mac-app' | 'windows-desktop' | 'colima'
  /** What is started, as a person calls it. */
  readonly title: string
  readonly hint: string
  readonly steps: readonly Step[]
}

/** The way to start the engine that would listen at `host`; undefined when it can't be started from here. */
export async function findStarter(around: Surroundings, host: string): Promise<Starter | undefined> {
  if (/^(tcp|ssh|https?):/.test(host)) return undefined
  const colima = host.startsWith(`unix://${path.join(around.home, '.colima')}`) ? await colimaStarter(around, host) : undefined
  if (colima) return colima
  if (around.platform === 'darwin') return macStarter(around)
  if (around.platform === 'win32') return windowsStarter(around)
  return linuxStarter(around, host)
}

async function colimaStarter({ home }: Surroundings, host: string): Promise<Starter | undefined> {
  const program = await findProgram('colima')
  if (!program) return undefined
  const profile = path.basename(path.dirname(host.slice('unix://'.length)))
  const args = ['start', ...(profile === '.colima' || path.join(home, '.colima') === profile ? [] : ['--profile', profile])]
  return { id: 'colima', title: 'Colima', hint: 'Start Colima: colima start', steps: [{ type: 'run', program, args }] }
}

const macApps = ['Docker', 'OrbStack', 'Rancher Desktop'] as const

async function macStarter({ home }: Surroundings): Promise<Starter | undefined> {
  for (const app of macApps) {
    const places = [`/Applications/${app}.app`, path.join(home, 'Applications', `${app}.app`)]
    const there = (await Promise.all(places.map(isThere))).some(Boolean)
    const title = app === 'Docker' ? 'Docker Desktop' : app
    if (there)
      return { id: 'mac-app', title, hint: `Start ${title}.`, steps: [{ type: 'run', program: '/usr/bin/open', args: ['-a', app] }] }
  }
  return undefined
}

async function windowsStarter({ env }: Surroundings): Promise<Starter | undefined> {
  const programs = env['ProgramFiles'] ?? 'C:\\Program Files'
  const apps = [
    { title: 'Docker Desktop', program: path.win32.join(programs, 'Docker', 'Docker', 'Docker Desktop.exe') },
    { title: 'Rancher Desktop', program: path.win32.join(programs, 'Rancher Desktop', 'Rancher Desktop.exe') },
  ]
  for (const { title, program } of apps) {
    if (await isThere(program))
      return { id: 'windows-desktop', title, hint: `Start ${title}.`, steps: [{ type: 'detach', program, args: [] }] }
  }
  return undefined
}

async function linuxStarter(around: Surroundings, host: string): Promise<Starter | undefined> {
  const systemctl = (await isThere('/run/systemd/system')) ? await findProgram('systemctl') : undefined
  if (systemctl && host.includes('/.docker/desktop/')) return userUnit(systemctl, 'docker-desktop', 'Docker Desktop', 'desktop-linux')
  if (systemctl && /\/run\/user\/\d+\/docker\.sock$/.test(host)) return userUnit(systemctl, 'docker', 'rootless Docker', 'systemd-user')
  // Only docker's own socket is this daemon's.
  if (host !== '' && !/^unix:\/\/(\/var)?\/run\/docker\.sock$/.test(host)) return undefined
  const dockerd = await findProgram('dockerd')
  if (systemctl && dockerd) {
    const args = ['start', 'docker']
    return {
      id: 'systemd',
      title: 'Docker',
      hint: 'Start it: sudo systemctl start docker',
      steps: [{ type: 'run', program: systemctl, args }],
    }
  }
  if (systemctl && (await isThere('/opt/docker-desktop'))) return userUnit(systemctl, 'docker-desktop', 'Docker Desktop', 'desktop-linux')
  if (!dockerd || around.uid !== 0)
    return dockerd ? { id: 'service', title: 'Docker', hint: 'Start it: sudo service docker start', steps: [] } : undefined
  const service = (await isThere('/etc/init.d/docker')) ? await findProgram('service') : undefined
  const detach: Step = { type: 'detach', program: dockerd, args: [] }
  const title = 'Docker'
  if (service)
    return {
      id: 'service',
      title,
      hint: 'Start it: service docker start',
      steps: [{ type: 'run', program: service, args: ['docker', 'start'] }, detach],
    }
  return { id: 'dockerd', title, hint: 'Start it: dockerd', steps: [detach] }
}

function userUnit(systemctl: string, unit: string, title: string, id: Starter['id']): Starter {
  const step: Step = { type: 'run', program: systemctl, args: ['--user', 'start', unit] }
  return { id, title, hint: `Start it: systemctl --user start ${unit}`, steps: [step] }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
