// Compose files by their names alone: enough to point a person at them.

/** The names that Compose looks for by itself. */
export const defaultComposeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const

/** `compose.yaml`, `docker-compose.prod.yml`, `compose-dev.yaml`, … */
export function isComposeName(name: string): boolean {
  return /^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/i.test(name)
}
