// The one setting of a `.env` file that says which files make the project.

/**
 * COMPOSE_FILE as `.env` sets it: `:` parts the names (`;` on Windows), or COMPOSE_PATH_SEPARATOR. Undefined when not set.
 * https://docs.docker.com/compose/how-tos/environment-variables/envvars/#compose_file
 */
export function composeFileSetting(text: string, platform: NodeJS.Platform): string[] | undefined {
  const value = setting(text, 'COMPOSE_FILE')
  if (!value) return undefined
  const separator = setting(text, 'COMPOSE_PATH_SEPARATOR') || (platform === 'win32' ? ';' : ':')
  const names = value.split(separator).filter((name) => name !== '')
  return names.length > 0 ? names : undefined
}

/** The last plain assignment of a name; quotes around the whole value are taken off, a comment after a blank is cut. */
function setting(text: string, name: string): string | undefined {
  let found: string | undefined
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Z_]+)\s*[=:]\s*(.*?)\s*$/.exec(line)
    if (match?.[1] !== name) continue
    const value = match[2] ?? ''
    const quoted = /^(["'])(.*)\1/.exec(value)
    found = quoted ? quoted[2] : value.replace(/ #.*$/, '').trimEnd()
  }
  return found
}
