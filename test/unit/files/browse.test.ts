// Browsing real folders for the folder picker.
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBrowsable } from '../../../src/main/files/browsable.ts'
import { isComposeName } from '../../../src/main/files/compose-names.ts'
import { createFilesRoom } from '../../../src/main/files/index.ts'
import { folderFault } from '../../../src/main/files/folder-fault.ts'
import { most } from '../../../src/main/files/list-folder.ts'
import { faultOf } from '../../../src/shared/fault.ts'

let home: string
const room = createFilesRoom(() => home)

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gantry-browse-'))
  for (const folder of ['shop', 'blog', 'empty', '.cache', 'shop10', 'shop9', 'many']) await mkdir(path.join(home, folder))
  await writeFile(path.join(home, 'shop', 'compose.yaml'), '')
  await writeFile(path.join(home, 'blog', 'docker-compose.yml'), '')
  await writeFile(path.join(home, 'shop9', 'compose.prod.yaml'), '')
  await writeFile(path.join(home, 'docker-compose.yml'), '')
  await writeFile(path.join(home, 'notes.txt'), '')
  await writeFile(path.join(home, 'x\u001b[2J\u202ey'), '')
  await symlink(path.join(home, 'shop'), path.join(home, 'to-shop'))
  await symlink(path.join(home, 'gone'), path.join(home, 'to-nowhere'))
  await symlink(path.join(home, 'loop'), path.join(home, 'loop'))
  await Promise.all(Array.from({ length: most.shown + 5 }, (_, n) => writeFile(path.join(home, 'many', `file-${n}`), '')))
  await mkdir(path.join(home, 'many', 'zzz'))
})

afterAll(async () => {
  await rm(home, { recursive: true })
})

test('home comes first, folders before files, numbers in order, and stacks are marked', async () => {
  const listing = await room.browse()
  expect(listing.path).toBe(home)
  expect(listing.parent).toBe(path.dirname(home))
  expect(listing.places[0]).toEqual({ label: 'Home', path: home })
  expect(listing.more).toBe(false)
  expect(listing.entries.map(({ name, kind, stack }) => `${name} ${kind}${stack ? ' stack' : ''}`)).toEqual([
    'blog folder stack',
    'empty folder',
    'many folder',
    'shop folder stack',
    'shop9 folder',
    'shop10 folder',
    'to-shop folder stack',
    'docker-compose.yml composeFile',
    'notes.txt file',
    'x\ufffd[2J\ufffdy file',
  ])
})

test('hidden folders are shown when asked for', async () => {
  const { entries } = await room.browse({ hidden: true })
  expect(entries.map(({ name }) => name)).toContain('.cache')
})

test('a path is tidied, and the top has no parent', async () => {
  expect((await room.browse({ path: `${home}/shop/../blog/` })).path).toBe(path.join(home, 'blog'))
  const top = await room.browse({ path: '/' })
  expect(top.path).toBe('/')
  expect(top.parent).toBeUndefined()
})

test('a large folder is cut, and its folders are not lost by that', async () => {
  const { entries, more } = await room.browse({ path: path.join(home, 'many') })
  expect(entries).toHaveLength(most.shown)
  expect(entries[0]).toMatchObject({ name: 'zzz', kind: 'folder' })
  expect(more).toBe(true)
})

describe('what can’t be listed is said', () => {
  const faultFor = (folder: string) =>
    room.browse({ path: folder }).then(
      () => undefined,
      (error: unknown) => faultOf(error),
    )

  test.each([
    ['gone', 'folder.missing'],
    ['notes.txt', 'folder.notFolder'],
    ['to-nowhere', 'folder.missing'],
    ['loop', 'folder.missing'],
  ])('%s: %s', async (name, code) => {
    const fault = await faultFor(path.join(home, name))
    expect(fault).toMatchObject({ code })
    expect(fault?.message).toContain(name)
  })

  test('a path that is not whole', async () => {
    expect(await faultFor('shop')).toMatchObject({ code: 'input.invalid' })
    expect(await faultFor('../shop')).toMatchObject({ code: 'input.invalid' })
  })

  test('a folder that may not be read', async () => {
    await chmod(path.join(home, 'empty'), 0)
    const fault = await asSomebodyElse(() => faultFor(path.join(home, 'empty')))
    await chmod(path.join(home, 'empty'), 0o755)
    expect(fault).toMatchObject({ code: 'folder.denied' })
  })

  test('what the system forbids, and what is a bug', () => {
    expect(faultOf(folderFault(Object.assign(new Error(), { code: 'EACCES' }), '/x'))).toMatchObject({ code: 'folder.denied' })
    const bug = new TypeError('x')
    expect(folderFault(bug, '/x')).toBe(bug)
  })
})

test.each([
  ['C:\\Users\\ada', true],
  ['c:/Users/ada', true],
  ['\\\\wsl$\\Debian\\home', true],
  ['\\\\wsl.localhost\\Debian', true],
  ['\\\\evil.example\\share', false],
  ['//evil.example/share', false],
  ['\\\\?\\C:\\', false],
  ['Users', false],
  ['C:', false],
])('on Windows %s is browsable: %s', (folder, browsable) => {
  expect(isBrowsable(folder, 'win32')).toBe(browsable)
})

test.each([
  ['compose.yaml', true],
  ['docker-compose.prod.yml', true],
  ['compose-dev.yaml', true],
  ['docker-compose.yaml.bak', false],
  ['composer.yaml', false],
  ['my-compose.yaml', false],
])('%s looks like a compose file: %s', (name, looks) => {
  expect(isComposeName(name)).toBe(looks)
})

/** Root may read everything, so it is somebody else for a moment. */
async function asSomebodyElse<T>(act: () => Promise<T>): Promise<T> {
  const nobody = 65_534
  if (process.geteuid?.() !== 0) return act()
  process.seteuid?.(nobody)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}
