// What tests have made in the engine and not removed: everything of theirs carries the label gantry.test.
import { run } from '../../scripts/lib/run.mjs'

/** What the tests' containers are made from (tiny-image.ts): it stays, and gives each of them its label. */
const BASE_IMAGE = 'gantry-test/tiny:'

/** In the order in which they let go of each other. */
const KINDS = [
  { kind: 'container', list: ['ps', '--all', '--format', '{{.Names}}'], remove: ['rm', '--force', '--volumes'] },
  { kind: 'network', list: ['network', 'ls', '--format', '{{.Name}}'], remove: ['network', 'rm'] },
  { kind: 'volume', list: ['volume', 'ls', '--format', '{{.Name}}'], remove: ['volume', 'rm', '--force'] },
  { kind: 'image', list: ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}@{{.ID}}'], remove: ['image', 'rm', '--force'] },
]

/** @returns {Promise<{kind: string, name: string}[]>} */
export async function leftovers() {
  const found = await Promise.all(
    KINDS.map(async ({ kind, list }) => {
      const { stdout } = await run('docker', [...list, '--filter', 'label=gantry.test'], { quiet: true })
      return stdout
        .split('\n')
        .filter((name) => name && !name.startsWith(BASE_IMAGE))
        .map((name) => ({ kind, name }))
    }),
  )
  return found.flat()
}

export async function removeLeftovers(list) {
  for (const { kind, remove } of KINDS) {
    const names = list.filter((each) => each.kind === kind).map(({ name }) => (kind === 'image' ? name.split('@')[1] : name))
    if (names.length > 0) await run('docker', [...remove, ...names], { quiet: true })
  }
}
