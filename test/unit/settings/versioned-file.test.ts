// Gantry's own files: written whole or not at all, set aside when they can't be read.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSettingsRoom, VersionedFile, writeAtomically } from '../../../src/main/settings/index.ts'
import { defaultSettings } from '../../../src/shared/model/settings.ts'

let home: string
const notices: string[] = []
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gantry-settings-'))
  notices.length = 0
})
afterEach(() => rm(home, { recursive: true, force: true }))

const room = () => createSettingsRoom({ home, notice: (sentence) => notices.push(sentence) })

describe('settings', () => {
  test('begin with their defaults, and keep what was set over a restart', async () => {
    const first = await room()
    expect(first.get()).toEqual(defaultSettings)
    await first.set({ theme: 'dark' })
    expect((await room()).get()).toEqual({ ...defaultSettings, theme: 'dark' })
  })

  test('are for their owner only', async () => {
    await (await room()).set({ theme: 'dark' })
    expect((await stat(path.join(home, 'settings.json'))).mode & 0o777).toBe(0o600)
  })

  test.each(['', '{"version":1,"da', '[]', '{"version":99,"data":{}}'])('%j is set aside and told, not deleted', async (text) => {
    await writeFile(path.join(home, 'settings.json'), text)
    expect((await room()).get()).toEqual(defaultSettings)
    expect(notices).toHaveLength(1)
    const aside = (await readdir(home)).find((name) => name.includes('unreadable'))
    expect(await readFile(path.join(home, aside ?? ''), 'utf8')).toBe(text)
  })

  test('lose only the one that no longer fits', async () => {
    await writeFile(path.join(home, 'settings.json'), JSON.stringify({ version: 1, data: { theme: 'purple', density: 'compact' } }))
    expect((await room()).get()).toEqual({ ...defaultSettings, density: 'compact' })
    expect(notices).toEqual([])
  })
})

describe('a versioned file', () => {
  test('keeps the order of changes that are made at once', async () => {
    const file = await VersionedFile.open({ file: path.join(home, 'n.json'), version: 1, initial: 0, read: Number }, () => {})
    await Promise.all(Array.from({ length: 20 }, () => file.change((value) => value + 1)))
    expect(JSON.parse(await readFile(path.join(home, 'n.json'), 'utf8'))).toEqual({ version: 1, data: 20 })
  })

  test('takes over what another Gantry wrote: nothing is lost, and listeners hear of it', async () => {
    const options = { file: path.join(home, 'n.json'), version: 1, initial: [] as string[], read: (data: unknown) => data as string[] }
    const [one, two] = [await VersionedFile.open(options, () => {}), await VersionedFile.open(options, () => {})]
    const heard: string[][] = []
    const stop = two.onChange((value) => heard.push(value))
    await one.change((list) => [...list, 'a'])
    await expect.poll(() => heard).toEqual([['a']])
    await two.change((list) => [...list, 'b'])
    await one.change((list) => [...list, 'c'])
    expect(one.get()).toEqual(['a', 'b', 'c'])
    stop()
  })

  test('leaves no draft behind', async () => {
    await writeAtomically(path.join(home, 'a', 'b.json'), 'x')
    expect(await readdir(path.join(home, 'a'))).toEqual(['b.json'])
  })
})
