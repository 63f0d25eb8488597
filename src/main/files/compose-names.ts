// Compose files by their names alone: enough to point a person at them.
import { access } from 'node:fs/promises'
import path from 'node:path'

/** The names that Compose looks for by itself. */
const defaultComposeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const

/** `compose.yaml`, `docker-compose.prod.yml`, `compose-dev.yaml`, … */
export function isComposeName(name: string): boolean {
  return /^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/i.test(name)
}

/** Whether Compose would find a file there by itself. */
export async function holdsComposeFile(folder: string): Promise<boolean> {
  for (const name of defaultComposeNames) {
    const there = await access(path.join(folder, name)).then(
      () => true,
      () => false,
    )
    if (there) return true
  }
  return false
}
