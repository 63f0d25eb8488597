// How long 200,000 lines of one container take into the window's store, against `docker logs` to /dev/null.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { createGantry } from '../../src/main/gantry.ts'
import { ensureTinyImage } from '../support/tiny-image.ts'

const exec = promisify(execFile)

const lines = 200_000
const rounds = 7

export interface BenchResult {
  readonly name: string
  readonly ratio?: number
  readonly values?: Readonly<Record<string, number>>
  readonly note: string
}

export async function run(): Promise<BenchResult[]> {
  const image = await ensureTinyImage()
  const name = `gantry-bench-log-${randomBytes(3).toString('hex')}`
  const home = await mkdtemp(path.join(tmpdir(), 'gantry-bench-'))
  const gantry = await createGantry({ home, door: 'cli', assets: path.resolve(import.meta.dirname, '../../assets') })
  try {
    const words = 'GET /api/items/0123456789 200 OK, and some more words until the line is a hundred bytes long or so'
    await exec(
      'docker',
      ['run', '--name', name, '--label', 'gantry.test=1', '--network', 'none', image, 'sh', '-c', `yes "${words}" | head -n ${lines}`],
      { maxBuffer: 1e9 },
    )
    return await measure(gantry.client, name)
  } finally {
    await gantry.close()
    await exec('docker', ['rm', '--force', name])
    await rm(home, { recursive: true, force: true })
  }
}

type Client = Awaited<ReturnType<typeof createGantry>>['client']

async function measure(client: Client, container: string): Promise<BenchResult[]> {
  const gantrys: number[] = []
  const dockers: number[] = []
  const memory = watchMemory()
  for (let round = 0; round < rounds; round += 1) {
    dockers.push(await timed(() => exec('sh', ['-c', `docker logs ${container} > /dev/null`])))
    gantrys.push(await timed(() => readAll(client, container)))
  }
  const { before, highest } = memory.stop()
  const ratio = median(gantrys) / median(dockers)
  const growth = Math.round((highest - before) / 1e6)
  return [
    {
      name: 'log path',
      ratio: round2(ratio),
      values: {
        gantryMilliseconds: Math.round(median(gantrys)),
        dockerMilliseconds: Math.round(median(dockers)),
        memoryGrowthMegabytes: growth,
      },
      note: `${lines} lines of 100 bytes from one container into the window's store against docker logs to /dev/null, medians of ${rounds} alternating runs; aim: at most 3. The main process grew by at most ${growth} MB; its lines are bounded by 64 MB a log and 256 MB in all.`,
    },
  ]
}

async function readAll(client: Client, container: string): Promise<void> {
  const { id } = await client.logs.open({ containers: [container] })
  for await (const { received, live } of await client.logs.watch({ id })) if (live && received >= lines) break
  await client.logs.close({ id })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

function watchMemory(): { stop(): { before: number; highest: number } } {
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 20)
  return {
    stop() {
      clearInterval(timer)
      return { before, highest }
    },
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
