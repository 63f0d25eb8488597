// Makes the one tiny image that the tests run their containers from: a static busybox and its names, nothing pulled.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const tinyImage = 'gantry-test/tiny:1'

const making = new Map<string, Promise<string>>()

/** Its tag, once it is on the engine at `host`. It stays there between runs, and is labelled gantry.test=1. */
export function ensureTinyImage(host = 'unix:///var/run/docker.sock'): Promise<string> {
  const known = making.get(host) ?? make(host)
  making.set(host, known)
  return known
}

async function make(host: string): Promise<string> {
  const docker = (...args: string[]) => run('docker', ['--host', host, ...args])
  const there = await docker('image', 'inspect', tinyImage).catch(() => undefined)
  if (there) return tinyImage
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-tiny-'))
  try {
    const root = path.join(folder, 'root')
    await Promise.all(['bin', 'tmp', 'etc', 'proc', 'sys', 'dev'].map((name) => mkdir(path.join(root, name), { recursive: true })))
    await copyFile('/bin/busybox', path.join(root, 'bin/busybox'))
    const { stdout } = await run('/bin/busybox', ['--list'])
    const names = stdout.split('\n').filter((name) => name && name !== 'busybox')
    await Promise.all(names.map((name) => symlink('busybox', path.join(root, 'bin', name))))
    const archive = path.join(folder, 'root.tar')
    await run('tar', ['-C', root, '-cf', archive, '.'])
    await docker('import', '--change', 'LABEL gantry.test=1', '--change', 'ENV PATH=/bin', '--change', 'CMD ["sh"]', archive, tinyImage)
    return tinyImage
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
