// Makes stacks in temporary folders for tests, each thing on the engine labelled, and takes all of it away again.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)
const label = { 'gantry.test': '1' }

export interface TestStack {
  readonly folder: string
  readonly name: string
  write(file: string, text: string): Promise<void>
  /** The compose file anew. */
  compose(file: ComposeShape): Promise<void>
  /** Removes folder, containers, networks and volumes. */
  remove(): Promise<void>
}

export interface ComposeShape {
  readonly services: Readonly<Record<string, object>>
  readonly volumes?: Readonly<Record<string, object>>
  readonly networks?: Readonly<Record<string, object>>
  readonly [key: string]: unknown
}

/** `files`: beside compose.yaml, by name. A string as `compose` is written as it is. */
export async function makeStack(compose: ComposeShape | string, files: Readonly<Record<string, string>> = {}): Promise<TestStack> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gantry-stack-')))
  const name = `gantry-test-${randomBytes(4).toString('hex')}`
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), text)
  }
  const stack: TestStack = {
    folder,
    name,
    write,
    // JSON is YAML.
    compose: (shape) => write('compose.yaml', `${JSON.stringify(labelled(name, shape), null, 2)}\n`),
    async remove() {
      await removeProject(name)
      await rm(folder, { recursive: true, force: true })
    },
  }
  for (const [file, text] of Object.entries(files)) await write(file, text)
  if (typeof compose === 'string') await write('compose.yaml', compose)
  else await stack.compose(compose)
  return stack
}

function labelled(name: string, { services, volumes = {}, networks = {}, ...more }: ComposeShape): object {
  const withLabel = (each: object): object => ('external' in each ? each : { labels: label, ...each })
  const mapped = (all: Readonly<Record<string, object>>): object =>
    Object.fromEntries(Object.entries(all).map(([key, each]) => [key, withLabel(each)]))
  return {
    name,
    ...more,
    services: Object.fromEntries(Object.entries(services).map(([key, each]) => [key, { ...withLabel(each), ...buildLabels(each) }])),
    volumes: mapped(volumes),
    networks: { default: { labels: label }, ...mapped(networks) },
  }
}

/** A built image carries the label as well. */
function buildLabels(service: object): object {
  if (!('build' in service)) return {}
  const build = typeof service.build === 'string' ? { context: service.build } : service.build
  return { build: { ...(build as object), labels: label } }
}

export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await exec('docker', args, { maxBuffer: 64 * 1024 * 1024 })
  return stdout.trim()
}

export async function removeProject(name: string): Promise<void> {
  const filter = ['--filter', `label=com.docker.compose.project=${name}`]
  const words = async (...args: string[]): Promise<string[]> => (await docker(...args)).split('\n').filter(Boolean)
  const containers = await words('ps', '--all', '--quiet', ...filter)
  if (containers.length > 0) await docker('rm', '--force', '--volumes', ...containers)
  for (const volume of await words('volume', 'ls', '--quiet', ...filter)) await docker('volume', 'rm', volume)
  for (const network of await words('network', 'ls', '--quiet', ...filter)) await docker('network', 'rm', network)
  for (const image of await words('images', '--quiet', '--filter', `reference=${name}-*`)) await docker('rmi', '--force', image)
  // What a rebuild has left without a name carries the label of its base.
  await docker('image', 'prune', '--force', '--filter', 'label=gantry.test=1')
}
