// Puts in place what the tests with hands need: an engine, images, a second Compose, a browser. What can't be had throws its reason.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { install } from '../../scripts/lib/apt.mjs'
import { findChromium } from '../../scripts/lib/chromium.mjs'
import { ensureEngine } from '../../scripts/lib/engine.mjs'
import { canInstallPackages, distribution } from '../../scripts/lib/linux.mjs'
import { node24, tool } from '../../scripts/lib/node24.mjs'
import { root } from '../../scripts/lib/places.mjs'
import { run, which } from '../../scripts/lib/run.mjs'
import { Reason, say } from '../../scripts/lib/say.mjs'
import { newerCompose } from './newer-compose.mjs'

export async function provideEngine() {
  const engine = await ensureEngine()
  if (!engine) throw new Reason('no Docker engine answers')
  say(`Testing on ${engine}.`)
}

export async function provideBaseImages() {
  if (canInstallPackages()) await install(['busybox-static'], "for stand-ins of images that can't be pulled")
  if (!which('bash')) throw new Reason('bash is missing, which prepares the base images')
  const { code } = await run('bash', [path.join(root, 'test', 'support', 'base-images.sh')])
  if (code !== 0) throw new Reason('the base images could not be prepared; the reason stands above')
}

/** The DOCKER_CONFIG in which `docker compose` is a newer one. */
export async function provideNewerCompose() {
  return newerCompose()
}

/** The browser's path: the computer's own, or Debian's package, or the one that Playwright fetches. */
export async function provideChromium() {
  const found = findChromium()
  if (found) return found
  if (canInstallPackages() && distribution()?.id === 'debian') {
    await install(['chromium'], 'to see Gantry in a browser')
    return findChromium()
  }
  const { code } = await run(node24(), [tool('playwright/cli.js'), 'install', '--with-deps', 'chromium'], { cwd: root })
  const file = createRequire(path.join(root, 'package.json'))('playwright').chromium.executablePath()
  if (code !== 0 || !existsSync(file)) throw new Reason('there is no Chromium, and Playwright could not fetch one')
  return file
}

/** A screen for real windows, where there is none: answers the command to put before another. */
export async function provideDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return []
  if (canInstallPackages()) await install(['xvfb', 'xauth'], 'to show a window without a screen')
  if (!which('xvfb-run')) throw new Reason('there is no display, and no xvfb')
  return ['xvfb-run', '--auto-servernum']
}
