// How long 200,000 lines of one container take into the window's store, against `docker logs` to /dev/null.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { createGantry } from '../../src/main/gantry.ts'
import { ensureTinyImage } from '../support/tiny-image.ts'
import { type BenchRow, median, seconds } from './report.ts'

const exec = promisify(execFile)

const lines = 200_000
const rounds = 7

export async function run(): Promise<BenchRow[]> {
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

async function measure(client: Client, container: string): Promise<BenchRow[]> {
  const gantrys: number[] = []
  const dockers: number[] = []
  const memory = watchMemory()
  for (let round = 0; round < rounds; round += 1) {
    dockers.push(await seconds(() => exec('sh', ['-c', `docker logs ${container} > /dev/null`])))
    gantrys.push(await seconds(() => readAll(client, container)))
  }
  const { before, highest } = memory.stop()
  const growth = Math.round((highest - before) / 1e6)
  return [
    {
      name: 'Log path: 200,000 lines from one container into the window’s store, to docker logs into /dev/null',
      ratio: median(gantrys) / median(dockers),
      atMost: 3,
      note:
        `medians of ${rounds} alternating runs, ${median(gantrys).toFixed(2)} s to ${median(dockers).toFixed(2)} s; the main process grew by at most ${growth} MB ` +
        '(the lines themselves are bounded by 64 MB a log and 256 MB for all)',
    },
  ]
}

async function readAll(client: Client, container: string): Promise<void> {
  const { id } = await client.logs.open({ containers: [container] })
  for await (const { received, live } of await client.logs.watch({ id })) if (live && received >= lines) break
  await client.logs.close({ id })
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
