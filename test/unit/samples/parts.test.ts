// The sample's parts that need no engine: the archive, the program's header, the files' placing.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { busyboxRoot } from '../../../src/main/samples/busybox-root.ts'
import { placeSample } from '../../../src/main/samples/place-sample.ts'
import { readElf } from '../../../src/main/samples/read-elf.ts'
import { writeTar } from '../../../src/main/samples/write-tar.ts'

describe('the archive', () => {
  test('is one that others read', () => {
    const { stdout, stderr, status } = spawnSync('tar', ['-tvf', '-'], { input: busyboxRoot(Buffer.alloc(1234, 'x')), encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^-rwxr-xr-x .*root.* 1234 .* bin\/busybox$/m)
    expect(stdout).toMatch(/^l.* bin\/sh -> busybox$/m)
    expect(stdout).toMatch(/^drwxrwxrwt .* tmp\/$/m)
  })

  test('is the same for the same entries, and refuses a name that it has no room for', () => {
    expect(busyboxRoot(Buffer.from('x'))).toEqual(busyboxRoot(Buffer.from('x')))
    expect(() => writeTar([{ kind: 'folder', path: 'x'.repeat(100), mode: 0o755 }])).toThrow('too long')
  })
})

describe('a program’s header', () => {
  test('tells one that stands alone', () => {
    expect(readElf(elf({ machine: 62, headers: [1, 4] }))).toEqual({ isStatic: true, architecture: 'x86_64' })
    expect(readElf(elf({ machine: 183, headers: [1] }))).toEqual({ isStatic: true, architecture: 'aarch64' })
    expect(readElf(elf({ machine: 62, headers: [6, 3, 1] }))).toEqual({ isStatic: false, architecture: 'x86_64' })
    expect(readElf(elf({ machine: 999, headers: [] }))).toEqual({ isStatic: true })
  })

  test('is not found in what is no program, or only half of one', () => {
    expect(readElf(Buffer.from('#!/bin/sh\n'))).toBeUndefined()
    expect(readElf(Buffer.alloc(0))).toBeUndefined()
    expect(readElf(elf({ machine: 62, headers: [1, 3] }).subarray(0, 100))).toBeUndefined()
  })
})

describe('placing a sample', () => {
  let home: string
  let from: string
  let to: string

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'gantry-sample-'))
    from = path.join(home, 'from')
    to = path.join(home, 'samples', 'hello')
    await placeFiles({ 'compose.yaml': 'one', '.env.example': 'example' })
    await placeSample({ from, to })
  })

  afterEach(async () => {
    await rm(home, { recursive: true })
  })

  async function placeFiles(files: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(from, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(from, name), text)
  }

  test('writes every file', async () => {
    expect((await readdir(to)).sort()).toEqual(['.env.example', 'compose.yaml'])
    expect(await readFile(path.join(to, 'compose.yaml'), 'utf8')).toBe('one')
  })

  test('leaves alone what was changed or added, whatever the new version brings', async () => {
    await writeFile(path.join(to, 'compose.yaml'), 'mine')
    await writeFile(path.join(to, '.env'), 'mine too')
    await placeFiles({ 'compose.yaml': 'two' })
    await placeSample({ from, to })
    await placeSample({ from, to })
    expect(await readFile(path.join(to, 'compose.yaml'), 'utf8')).toBe('mine')
    expect(await readFile(path.join(to, '.env'), 'utf8')).toBe('mine too')
  })

  test('brings a file that nobody touched up to date, and back when it was deleted', async () => {
    await placeFiles({ 'compose.yaml': 'two' })
    await rm(path.join(to, '.env.example'))
    await placeSample({ from, to })
    expect(await readFile(path.join(to, 'compose.yaml'), 'utf8')).toBe('two')
    expect(await readFile(path.join(to, '.env.example'), 'utf8')).toBe('example')
  })

  test('without its notes takes every file that differs for changed', async () => {
    await writeFile(`${to}.written.json`, '{')
    await placeFiles({ 'compose.yaml': 'two' })
    await placeSample({ from, to })
    expect(await readFile(path.join(to, 'compose.yaml'), 'utf8')).toBe('one')
  })
})

function elf({ machine, headers }: { machine: number; headers: readonly number[] }): Buffer {
  const size = 56
  const bytes = Buffer.alloc(64 + size * headers.length)
  bytes.writeUInt32BE(0x7f454c46, 0)
  bytes[4] = 2
  bytes[5] = 1
  bytes.writeUInt16LE(machine, 18)
  bytes.writeBigUInt64LE(64n, 32)
  bytes.writeUInt16LE(size, 54)
  bytes.writeUInt16LE(headers.length, 56)
  headers.forEach((type, index) => bytes.writeUInt32LE(type, 64 + index * size))
  return bytes
}
