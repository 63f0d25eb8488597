// The real window: it opens and shows Gantry, and its page has nothing of Node.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { electronBinary } from '../../scripts/lib/electron-binary.mjs'
import { isRoot } from '../../scripts/lib/linux.mjs'

const root = path.resolve(import.meta.dirname, '..', '..')
const executablePath = electronBinary()

test('the window opens on Gantry, and its page has nothing of Node', async () => {
  test.skip(!executablePath, "Electron's program is not here")
  const home = mkdtempSync(path.join(tmpdir(), 'gantry-home-'))
  const app = await _electron.launch({
    ...(executablePath && { executablePath }),
    args: [root, ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...variables(), GANTRY_HOME: home },
  })
  try {
    const page = await app.firstWindow()
    await expect(page).toHaveTitle(/Gantry/)
    expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([])
  } finally {
    await app.close()
    rmSync(home, { recursive: true, force: true })
  }
})

function variables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
