// Starts the Docker engine that is installed here, and waits until it answers.
import { spawn } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findEngine } from './engine-find.mjs'
import { cacheFolder } from './places.mjs'
import { run, which } from './run.mjs'
import { Reason, warn } from './say.mjs'

const PATIENCE = 60_000

/** Answers the engine in words. Whoever keeps services here is asked to start it; where nobody does, it runs in a session of its own. */
export async function startEngine() {
  const isAlive = (await startByInit()) ? () => true : startByHand()
  const deadline = Date.now() + PATIENCE
  while (Date.now() < deadline && isAlive()) {
    const engine = await findEngine()
    if (engine) return engine
    await sleep(300)
  }
  throw new Reason(`The Docker engine does not answer. The last lines of its log:\n${lastLines(logFile())}`)
}

async function startByInit() {
  if (existsSync('/run/systemd/system')) {
    warn('Starting the Docker engine (systemctl start docker).')
    return (await run('systemctl', ['start', 'docker'])).code === 0
  }
  if (readFileSync('/proc/1/comm', 'utf8').trim() === 'init' && existsSync('/etc/init.d/docker')) {
    warn('Starting the Docker engine (service docker start).')
    return (await run('service', ['docker', 'start'])).code === 0
  }
  return false
}

/** It outlives us: containers that people have started do not end with Gantry. */
function startByHand() {
  const log = logFile()
  warn(`Starting the Docker engine (dockerd, log in ${log}).`)
  const output = openSync(log, 'a', 0o600)
  const program = which('dockerd') ?? '/usr/sbin/dockerd'
  const daemon = spawn(program, [], { detached: true, stdio: ['ignore', output, output], cwd: '/' })
  daemon.on('error', () => {})
  daemon.unref()
  return () => daemon.pid !== undefined && daemon.exitCode === null
}

function logFile() {
  return path.join(cacheFolder('gantry'), 'dockerd.log')
}

function lastLines(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '(none)'
}
