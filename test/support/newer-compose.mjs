// A second, newer Compose and buildx beside those of the system, unpacked from Debian's testing suite: users have both, and their formats differ.
//
// Nothing is installed: the packages are taken apart into a cache folder, and a DOCKER_CONFIG that links to them chooses them.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { debianRepositories } from '../../scripts/lib/apt.mjs'
import { debianSource, sourceText } from '../../scripts/lib/apt-sources.mjs'
import { distribution } from '../../scripts/lib/linux.mjs'
import { cacheFolder } from '../../scripts/lib/places.mjs'
import { run } from '../../scripts/lib/run.mjs'

const PACKAGES = ['docker-compose', 'docker-buildx']
const SUITE = 'testing'

/** Answers the DOCKER_CONFIG folder, made on first use; throws with the reason where it can't be had. */
export async function newerCompose() {
  const home = path.join(cacheFolder('gantry-test'), 'newer-compose')
  if (!existsSync(path.join(home, 'config', 'cli-plugins', 'docker-compose'))) {
    const fresh = `${home}.${process.pid}`
    try {
      await unpack(fresh)
      rmSync(home, { recursive: true, force: true })
      renameSync(fresh, home)
    } finally {
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  return path.join(home, 'config')
}

async function unpack(home) {
  const { id, codename } = distribution() ?? {}
  const source = id === 'debian' ? debianSource(codename, await debianRepositories(codename)) : undefined
  if (!source) throw new Error('it comes from the testing suite of Debian, and this is no Debian')
  const apt = await privateApt(path.join(home, 'apt'), sourceText(SUITE, source))
  const debs = path.join(home, 'debs')
  mkdirSync(debs, { recursive: true })
  await must('apt-get', ['-qq', ...apt, 'update'])
  await must('apt-get', ['-qq', ...apt, 'download', ...PACKAGES], debs)
  for (const deb of readdirSync(debs)) await must('dpkg', ['-x', path.join(debs, deb), path.join(home, 'root')])
  const plugins = path.join(home, 'config', 'cli-plugins')
  mkdirSync(plugins, { recursive: true })
  const unpacked = path.join('..', '..', 'root', 'usr', 'libexec', 'docker', 'cli-plugins')
  for (const name of PACKAGES) symlinkSync(path.join(unpacked, name), path.join(plugins, name))
  for (const name of ['apt', 'debs']) rmSync(path.join(home, name), { recursive: true })
}

/** An apt that knows one suite, and leaves the machine's own lists and settings alone. */
async function privateApt(folder, source) {
  for (const name of ['lists/partial', 'cache/archives/partial', 'etc']) mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, 'etc', 'only.sources'), source)
  const options = {
    'Dir::Etc::SourceList': '/dev/null',
    'Dir::Etc::SourceParts': path.join(folder, 'etc'),
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    'Dir::State::Lists': path.join(folder, 'lists'),
    'Dir::Cache': path.join(folder, 'cache'),
    // Mirrors that stand still serve an old list of this suite for long; it is signed all the same, and only tests use what it leads to.
    'Acquire::Check-Valid-Until': 'false',
    // Its sandbox user may not enter the cache folder, which is ours alone.
    'APT::Sandbox::User': 'root',
  }
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
}

async function must(program, args, cwd) {
  const { code, stderr } = await run(program, args, { quiet: true, cwd, env: { LC_ALL: 'C' } })
  if (code !== 0) throw new Error(`${program} ${args.at(-1)} failed: ${stderr.trim()}`)
}
