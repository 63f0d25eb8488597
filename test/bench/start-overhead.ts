// What a start by Gantry costs beside `docker compose up -d` of the same ten services, in alternating runs.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startGantry, type TestGantry } from '../support/test-gantry.ts'
import { makeStack, type TestStack } from '../support/test-stack.ts'
import { ensureTinyImage } from '../support/tiny-image.ts'
import { type BenchRow, median, seconds } from './report.ts'

const exec = promisify(execFile)
const rounds = 5
const atMost = 1.15

export async function run(): Promise<BenchRow[]> {
  const image = await ensureTinyImage()
  const service = (index: number): object => ({
    image,
    command: ['sleep', '600'],
    init: true,
    stop_grace_period: '1s',
    ...(index % 3 === 0 && { healthcheck: { test: ['CMD', 'true'], interval: '1s', start_period: '1s' } }),
    ...(index % 3 === 1 && { depends_on: { [`s${index - 1}`]: { condition: 'service_healthy' } } }),
  })
  const stack = await makeStack({ services: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`s${index}`, service(index)])) })
  const gantry = await startGantry()
  try {
    const { id } = await gantry.add(stack.folder)
    const plain: number[] = []
    const ours: number[] = []
    // The first of each warms up what is warm in real life as well: the engine, and the page cache.
    for (let round = 0; round <= rounds; round += 1) {
      const taken = [await plainStart(stack), await gantryStart(gantry, id, stack)]
      if (round === 0) continue
      plain.push(taken[0] ?? 0)
      ours.push(taken[1] ?? 0)
    }
    const ratio = median(ours.map((each, round) => each / (plain[round] ?? each)))
    return [
      {
        name: 'Start of a stack of 10 services: Gantry / docker compose up -d',
        ratio,
        atMost,
        note: `${rounds} alternating runs; the reference took ${median(plain).toFixed(2)} s, Gantry ${median(ours).toFixed(2)} s (and waits for every health check, which the reference does only where another service asks for it)`,
      },
    ]
  } finally {
    await gantry.end()
    await stack.remove()
  }
}

async function plainStart(stack: TestStack): Promise<number> {
  const taken = await seconds(() => exec('docker', ['compose', 'up', '-d'], { cwd: stack.folder }))
  await down(stack)
  return taken
}

async function gantryStart(gantry: TestGantry, id: string, stack: TestStack): Promise<number> {
  const taken = await seconds(async () => {
    const { job } = await gantry.run(gantry.client.stacks.start({ id }))
    if (job.state !== 'done') throw new Error(job.fault?.message ?? job.state)
  })
  await down(stack)
  await gantry.until(id, ({ state }) => state === 'down')
  return taken
}

async function down(stack: TestStack): Promise<void> {
  await exec('docker', ['compose', 'down', '--timeout', '1'], { cwd: stack.folder })
}
