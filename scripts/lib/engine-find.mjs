// Looks for a Docker engine that answers: a quick look, so that the first start can help. Gantry itself looks again, thoroughly.
import http from 'node:http'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { run, which } from './run.mjs'

const PATIENCE = 5_000

/** How an engine was reached, in words; undefined when none answers. */
export async function findEngine() {
  if (which('docker')) {
    // Knows DOCKER_HOST and the current context, over ssh and TLS too.
    const { code, stdout } = await run('docker', ['version', '--format', '{{.Server.Version}}'], { quiet: true, timeout: PATIENCE })
    if (code === 0 && stdout.trim()) return `Docker Engine ${stdout.trim()}`
  }
  for (const socket of sockets()) if (await answers(socket)) return `the engine at ${socket}`
  return undefined
}

export async function hasCompose() {
  return (await run('docker', ['compose', 'version'], { quiet: true, timeout: PATIENCE })).code === 0
}

function sockets() {
  if (process.platform === 'win32') return ['//./pipe/docker_engine', '//./pipe/dockerDesktopLinuxEngine']
  const { DOCKER_HOST = '', XDG_RUNTIME_DIR } = process.env
  const home = ['.docker/run', '.docker/desktop', '.orbstack/run', '.colima/default', '.rd', '.lima/docker/sock']
  return [
    ...(DOCKER_HOST.startsWith('unix://') ? [DOCKER_HOST.slice('unix://'.length)] : []),
    '/var/run/docker.sock',
    ...(XDG_RUNTIME_DIR ? [path.join(XDG_RUNTIME_DIR, 'docker.sock')] : []),
    ...home.map((folder) => path.join(homedir(), folder, 'docker.sock')),
  ].filter((file) => existsSync(file))
}

function answers(socketPath) {
  return new Promise((resolve) => {
    const request = http.get({ socketPath, path: '/_ping', timeout: PATIENCE, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
