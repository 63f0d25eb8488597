// Sees to it that a Docker engine is there, as far as this computer lets us; says what to do where it does not.
import { existsSync } from 'node:fs'
import { isInstalled } from './apt.mjs'
import { findEngine, hasCompose } from './engine-find.mjs'
import { installEngine, installPlugins } from './engine-install.mjs'
import { startEngine } from './engine-start.mjs'
import { canInstallPackages, distribution, isRoot } from './linux.mjs'
import { which } from './run.mjs'
import { warn } from './say.mjs'

/** Answers the engine in words, or undefined after saying what a person can do about it. */
export async function ensureEngine() {
  const engine = (await findEngine()) ?? (await makeEngine())
  if (!engine) {
    warn(`No Docker engine answers. ${advice()}`)
    return undefined
  }
  if (!(await hasCompose())) await completeEngine()
  return engine
}

async function makeEngine() {
  // Somebody who names an engine elsewhere wants that one.
  const isElsewhere = process.env.DOCKER_HOST && !process.env.DOCKER_HOST.startsWith('unix://')
  if (isElsewhere || !isRoot || process.platform !== 'linux') return undefined
  if (!isDaemonInstalled()) {
    if (!canInstallPackages()) return undefined
    warn(`No Docker engine is installed, and this is ${distribution().name} as root: installing one.`)
    await installEngine()
  }
  return (await findEngine()) ?? startEngine()
}

function isDaemonInstalled() {
  return which('dockerd') !== undefined || existsSync('/usr/sbin/dockerd')
}

/** An engine without Compose: its own distribution has the rest, unless it came from Docker's repository. */
async function completeEngine() {
  if (canInstallPackages() && (await isInstalled('docker.io'))) return installPlugins()
  warn('The docker command has no Compose here. Gantry needs Docker Compose 2: see docs.docker.com/compose/install.')
}

function advice() {
  if (process.platform === 'darwin')
    return 'Start Docker Desktop, OrbStack or Colima, or install one of them: docs.docker.com/desktop/setup/install/mac-install.'
  if (process.platform === 'win32') return 'Start Docker Desktop, or install it: docs.docker.com/desktop/setup/install/windows-install.'
  if (isDaemonInstalled())
    return 'It is installed: start it with "sudo systemctl start docker", and add yourself to its group with "sudo usermod -aG docker $USER" (then log in again).'
  return "Install Docker Engine with Compose from your distribution's packages or from docs.docker.com/engine/install, then start it. As root on Debian or Ubuntu, npm start does it for you."
}
