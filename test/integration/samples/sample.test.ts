// The sample stack on a real engine: its image made from nothing, and all of it up.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import Docker from 'dockerode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fetchDebianBusybox } from '../../../src/main/samples/fetch-debian-busybox.ts'
import { findStaticBusybox, staticBusyboxAt } from '../../../src/main/samples/find-static-busybox.ts'
import { createSamplesRoom } from '../../../src/main/samples/index.ts'
import { ensureSampleImage, sampleImage } from '../../../src/main/samples/sample-image.ts'
import { faultOf } from '../../../src/shared/fault.ts'

const exec = promisify(execFile)
const docker = new Docker({ socketPath: '/var/run/docker.sock' })
const image = { repo: 'localhost/gantry-sample-test', tag: String(process.pid) }
const name = `${image.repo}:${image.tag}`
const project = `gantry-sample-test-${process.pid}`
const root = path.resolve(import.meta.dirname, '../../..')
const never = new AbortController().signal

let home: string
let lines: string[]
const line = (text: string): void => {
  lines.push(text)
}

beforeAll(async () => {
  lines = []
  home = await mkdtemp(path.join(tmpdir(), 'gantry-sample-'))
})

afterAll(async () => {
  await docker
    .getImage(name)
    .remove({ force: true })
    .catch(() => {})
  await rm(home, { recursive: true, force: true })
})

describe('the image', () => {
  test('is made from a static busybox where no registry answers', async () => {
    await ensureSampleImage({ docker, cache: home, signal: never, line, image, donors: ['registry.invalid/gantry/nothing:1'] })
    expect(lines.join('\n')).toMatch(/fetches the image[^]*could not be fetched[^]*makes it from .*busybox instead/)
    const { Size, Config } = await docker.getImage(name).inspect()
    expect(Size).toBeLessThan(8_000_000)
    expect(Config.Cmd).toEqual(['sh'])
    expect(Config.Env).toEqual(['PATH=/bin'])
  })

  test('is not made again when it is there', async () => {
    lines = []
    await ensureSampleImage({ docker, cache: home, signal: never, line, image, donors: [] })
    expect(lines).toEqual([])
  })

  test('is another name for a busybox that the engine has already', async () => {
    const other = { ...image, tag: `${image.tag}-donor` }
    lines = []
    await ensureSampleImage({ docker, cache: home, signal: never, line, image: other, donors: ['nothing.invalid/x:1', name] })
    expect(lines).toEqual([])
    const [donor, tagged] = await Promise.all([docker.getImage(name).inspect(), docker.getImage(`${other.repo}:${other.tag}`).inspect()])
    expect(tagged.Id).toBe(donor.Id)
    await docker.getImage(`${other.repo}:${other.tag}`).remove()
  })

  test('that can’t be had is a fault with words', async () => {
    const missing = {
      docker,
      cache: home,
      signal: never,
      line,
      image: { ...image, tag: 'none' },
      donors: ['registry.invalid/gantry/nothing:1'],
    }
    const fault = await ensureSampleImage({ ...missing, find: () => Promise.resolve(undefined) }).catch(faultOf)
    expect(fault).toMatchObject({ code: 'registry.unreachable' })
    expect(fault).toHaveProperty('detail')
  })

  test('is not waited for after a cancel', async () => {
    const cancelled = AbortSignal.abort()
    await expect(ensureSampleImage({ docker, cache: home, signal: cancelled, line, image: { ...image, tag: 'none' } })).rejects.toThrow(
      /abort/i,
    )
  })

  test('fits the engine’s processor', async () => {
    expect(await findStaticBusybox({ architecture: 'amd64', cache: home, signal: never })).toBeDefined()
    const { path: place } = (await findStaticBusybox({ cache: home, signal: never })) ?? { path: '' }
    expect(await staticBusyboxAt(place, 'riscv64')).toBeUndefined()
    expect(await staticBusyboxAt(process.execPath)).toBeUndefined()
    expect(await staticBusyboxAt('/etc/hostname')).toBeUndefined()
    expect(await staticBusyboxAt('/nothing')).toBeUndefined()
  })

  test('can be made from Debian’s package, with nothing installed', async () => {
    const fetched = await fetchDebianBusybox({ folder: home, signal: never })
    expect(await staticBusyboxAt(fetched ?? '')).toBeDefined()
  })
})

describe('the stack', () => {
  test('comes up, counts, keeps its count over a down, and comes up again', async () => {
    const folder = await createSamplesRoom({ home, engine: unusedEngine(), assets: path.join(root, 'assets') }).add()
    const port = 20_000 + (process.pid % 10_000)
    const file = await readFile(path.join(folder, 'compose.yaml'), 'utf8')
    expect(file).toContain(`image: ${sampleImage.repo}:${sampleImage.tag}`)
    const override = path.join(home, 'test.yaml')
    await writeFile(override, JSON.stringify(testOverride(parse(file))))
    const compose = (...args: string[]) =>
      exec('docker', ['compose', '-p', project, '-f', path.join(folder, 'compose.yaml'), '-f', override, '--profile', '*', ...args], {
        env: { ...process.env, HELLO_PORT: String(port), HELLO_PACE: '1', HELLO_GREETING: 'Ahoy <b>' },
      })
    const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/`)).text()
    const count = async (): Promise<number> => Number(/<output>(\d+)<\/output>/.exec(await page())?.[1] ?? Number.NaN)
    const states = async (): Promise<string[]> => {
      const { stdout } = await compose('ps', '-a', '--format', '{{.Service}} {{.State}} {{.Health}} {{.ExitCode}}')
      return stdout
        .trim()
        .split('\n')
        .map((each) => each.replaceAll(/ +/g, ' '))
        .sort()
    }
    try {
      await compose('up', '-d')
      expect(await page()).toContain('<h1>Ahoy&#32;&#60;b&#62;</h1>')
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(2)
      await expect
        .poll(states, { timeout: 30_000, interval: 500 })
        .toEqual(['setup exited 0', 'store running healthy 0', 'visitor running 0', 'web running healthy 0', 'worker running healthy 0'])
      const logs = (await compose('logs', '--no-color')).stdout
      expect(logs).toContain('setup: made an empty count')
      expect(logs).toMatch(/visitor: saw \d+/)

      const before = await count()
      await compose('stop')
      expect((await states()).every((state) => state.endsWith(' exited 0'))).toBe(true)
      await compose('down')
      await compose('up', '-d')
      expect(await count()).toBeGreaterThanOrEqual(before)
      expect((await compose('logs', '--no-color', 'setup')).stdout).toContain('found some, nothing to do')
    } finally {
      await compose('down', '--volumes', '--remove-orphans', '--timeout', '1')
    }
  })
})

/** Labels on all that is made, and the image that these tests made. */
function testOverride(file: Record<'services' | 'networks' | 'volumes', object>): object {
  const labelled = (things: object, more = {}): object =>
    Object.fromEntries(Object.keys(things).map((key) => [key, { labels: { 'gantry.test': '1' }, ...more }]))
  return { services: labelled(file.services, { image: name }), networks: labelled(file.networks), volumes: labelled(file.volumes) }
}

/** Adding a sample needs no engine. */
function unusedEngine(): never {
  return undefined as never
}
