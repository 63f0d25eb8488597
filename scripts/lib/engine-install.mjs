// Installs a Docker engine with Compose and buildx from the distribution's own packages, on Debian and Ubuntu.
import { existsSync, writeFileSync } from 'node:fs'
import { debianRepositories, install, refreshLists } from './apt.mjs'
import { debianSource, sourceText } from './apt-sources.mjs'
import { distribution } from './linux.mjs'
import { Reason, warn } from './say.mjs'

/** The engine itself (Debian keeps the `docker` command in a package of its own), and what makes it complete. */
const ENGINE = { debian: ['docker.io', 'docker-cli', 'iptables'], ubuntu: ['docker.io', 'iptables'] }
const PLUGINS = { debian: ['docker-compose', 'docker-buildx'], ubuntu: ['docker-compose-v2', 'docker-buildx'] }

/** Debian 12 has Compose 1, which knows none of today's files. Docker's packages of Debian 13 run on it, with its own libc, containerd and runc. */
const OLDER = 'bookworm'
const NEWER = 'trixie'
const BORROWED = ['docker.io', 'docker-cli', 'docker-compose', 'docker-buildx']

const SOURCE_FILE = '/etc/apt/sources.list.d/gantry-docker.sources'
const PINS_FILE = '/etc/apt/preferences.d/gantry-docker'

export async function installEngine() {
  const { id } = distribution()
  const packages = [...ENGINE[id], ...PLUGINS[id]]
  await chooseSource(packages)
  await install(packages, 'to have a Docker engine; it takes about a minute')
}

/** For an engine that is there: it is left as it is, since an upgrade would end the containers that run. */
export async function installPlugins() {
  const packages = PLUGINS[distribution().id]
  await chooseSource(packages)
  await install(packages, 'to have Docker Compose 2')
}

async function chooseSource(packages) {
  if (distribution().codename !== OLDER) return
  await borrowFromNewerDebian(packages.filter((name) => BORROWED.includes(name)))
}

async function borrowFromNewerDebian(packages) {
  const { codename, name } = distribution()
  warn(
    `${name} has no Compose 2, so Docker's packages, and they alone, come from Debian ${NEWER} (${SOURCE_FILE}, pinned in ${PINS_FILE}).`,
  )
  // Somebody who has that Debian among the sources has decided how much of it to take.
  const isThere = (await debianRepositories(NEWER)).length > 0 && !existsSync(SOURCE_FILE)
  if (!isThere) writeFileSync(SOURCE_FILE, sourceText(NEWER, await ownSource(codename)))
  writeFileSync(PINS_FILE, pins(packages, { restToo: !isThere }))
}

async function ownSource(codename) {
  const find = async () => debianSource(codename, await debianRepositories(codename))
  const source = (await find()) ?? (await refreshLists(), await find())
  if (source) return source
  throw new Reason(
    `Apt's sources name no Debian ${codename}, so Docker's packages can't be had. Please install Docker by hand: docs.docker.com/engine.`,
  )
}

/** Docker's packages come from the newer Debian; of the rest only what this one has not got, and nothing is upgraded. */
function pins(packages, { restToo }) {
  const pin = (names, priority) => `Package: ${names}\nPin: release n=${NEWER}\nPin-Priority: ${priority}\n`
  return [pin(packages.join(' '), 990), ...(restToo ? [pin('*', 100)] : [])].join('\n')
}
