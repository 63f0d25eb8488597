// Installs a Docker engine with Compose and buildx from the distribution's own packages, on Debian and Ubuntu.
import { existsSync, writeFileSync } from 'node:fs'
import { candidate, debianRepositories, install, refreshLists } from './apt.mjs'
import { debianSource, sourceText } from './apt-sources.mjs'
import { distribution } from './linux.mjs'
import { Reason, warn } from './say.mjs'

const PACKAGES = {
  debian: ['docker.io', 'docker-cli', 'docker-compose', 'docker-buildx', 'iptables'],
  ubuntu: ['docker.io', 'docker-compose-v2', 'docker-buildx', 'iptables'],
}

/** The Debian whose Docker has Compose v2. Its packages run on the release before it, with that one's libc, containerd and runc. */
const NEWER = 'trixie'
const BORROWED = ['docker.io', 'docker-cli', 'docker-compose', 'docker-buildx']

const SOURCE_FILE = '/etc/apt/sources.list.d/gantry-docker.sources'
const PINS_FILE = '/etc/apt/preferences.d/gantry-docker'

export async function installEngine() {
  const { id } = distribution()
  if (id === 'debian' && !(await hasComposeTwo())) await borrowFromNewerDebian()
  await install(PACKAGES[id], 'to have a Docker engine; it takes about a minute')
}

/** Debian 12 and older have Compose 1, which knows none of today's files. */
async function hasComposeTwo() {
  if (!(await candidate('docker-compose'))) await refreshLists()
  return /^(?:\d+:)?[2-9]/.test((await candidate('docker-compose')) ?? '') && (await candidate('docker-cli')) !== undefined
}

async function borrowFromNewerDebian() {
  const { codename, name } = distribution()
  warn(
    `${name} has no Compose 2, so Docker's packages, and they alone, come from Debian ${NEWER} (${SOURCE_FILE}, pinned in ${PINS_FILE}).`,
  )
  // Somebody who has that Debian among the sources has decided how much of it to take.
  const isThere = (await debianRepositories(NEWER)).length > 0 && !existsSync(SOURCE_FILE)
  if (!isThere) writeFileSync(SOURCE_FILE, sourceText(NEWER, await ownSource(codename)))
  writeFileSync(PINS_FILE, pins({ restToo: !isThere }))
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
function pins({ restToo }) {
  const pin = (packages, priority) => `Package: ${packages}\nPin: release n=${NEWER}\nPin-Priority: ${priority}\n`
  return [pin(BORROWED.join(' '), 990), ...(restToo ? [pin('*', 100)] : [])].join('\n')
}
