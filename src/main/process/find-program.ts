// Finds a program by name in absolute folders only: a project's folder on PATH, or the working directory, is never searched.
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/** Where the installers put docker, kubectl and minikube, for apps that start without a login shell's PATH. */
function wellKnownFolders(): string[] {
  const home = homedir()
  if (process.platform === 'win32') {
    const programs = process.env['ProgramFiles'] ?? 'C:\\Program Files'
    return [
      path.join(programs, 'Docker', 'Docker', 'resources', 'bin'),
      path.join(programs, 'Rancher Desktop', 'resources', 'resources', 'win32', 'bin'),
    ]
  }
  return [
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/usr/sbin',
    '/sbin',
    '/opt/homebrew/bin',
    '/snap/bin',
    '/Applications/Docker.app/Contents/Resources/bin',
    path.join(home, '.docker', 'bin'),
    path.join(home, '.rd', 'bin'),
    path.join(home, '.orbstack', 'bin'),
  ]
}

/** The absolute path of a program, or undefined. `docker` is `docker.exe` on Windows; scripts (.cmd, .bat) are not run. */
export async function findProgram(name: string): Promise<string | undefined> {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  for (const folder of searchFolders()) {
    const candidate = path.join(folder, file)
    if (await isExecutable(candidate)) return candidate
  }
  return undefined
}

function searchFolders(): Set<string> {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  return new Set([...onPath, ...wellKnownFolders()])
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
