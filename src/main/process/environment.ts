// The environment that a child gets: the person's own, less what would steer it elsewhere.

/**
 * Variables that are never handed on. Those of Docker and Compose are set explicitly for each call, so that a value
 * in the shell that started Gantry does not apply to every stack; the others could run code in the child.
 */
const withheld: ReadonlySet<string> = new Set([
  'COMPOSE_FILE',
  'COMPOSE_PROJECT_NAME',
  'COMPOSE_PROFILES',
  'COMPOSE_ENV_FILES',
  'COMPOSE_DISABLE_ENV_FILE',
  'COMPOSE_PROGRESS',
  'COMPOSE_ANSI',
  'COMPOSE_STATUS_STDOUT',
  'COMPOSE_MENU',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'NODE_OPTIONS',
  'NODE_CHANNEL_FD',
  'ELECTRON_RUN_AS_NODE',
  'LD_PRELOAD',
  'DYLD_INSERT_LIBRARIES',
])

/** The environment of Gantry itself less the withheld ones, with `extra` laid over it. */
export function childEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !withheld.has(name)) kept[name] = value
  }
  return { ...kept, ...extra }
}
