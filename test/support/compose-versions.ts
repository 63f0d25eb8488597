// Which versions of Compose the integration tests run with: the installed one, and a newer one where it was unpacked.

/** Pairs for `describe.each`: a name, and the DOCKER_CONFIG that selects it (undefined: the installed one). */
export function composeVersions(): [string, string | undefined][] {
  const newer = process.env['GANTRY_TEST_COMPOSE_NEW_CONFIG']
  return newer
    ? [
        ['installed', undefined],
        ['newer', newer],
      ]
    : [['installed', undefined]]
}
