// A whole Gantry in this process, with its own home, for tests; and jobs followed to their end.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createGantry, type Gantry } from '../../src/main/gantry.ts'
import type { Job, JobEvent } from '../../src/shared/job.ts'
import type { Stack } from '../../src/shared/model/stack.ts'

export interface TestGantry extends Gantry {
  /** Follows the job that a call started to its end. */
  run(started: Promise<{ jobId: string }>): Promise<{ job: Job; events: JobEvent[]; lines: string[] }>
  /** Adds the folder, and answers the stack. */
  add(folder: string): Promise<Stack>
  /** Resolves when the stack is as wanted; throws after the time is over. */
  until(id: string, wanted: (stack: Stack) => boolean, milliseconds?: number): Promise<Stack>
  end(): Promise<void>
}

export async function startGantry(options: { home?: string } = {}): Promise<TestGantry> {
  const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'gantry-home-')))
  const gantry = await createGantry({ home, door: 'cli', assets: path.resolve(import.meta.dirname, '../../assets') })
  const { client } = gantry
  return {
    ...gantry,
    async run(started) {
      const { jobId } = await started
      const events: JobEvent[] = []
      for await (const event of await client.jobs.watch({ id: jobId })) events.push(event)
      const lines = events.flatMap((event) => (event.type === 'line' ? [event.text] : []))
      return { job: await client.jobs.get({ id: jobId }), events, lines }
    },
    async add(folder) {
      const { id } = await client.stacks.add({ folder })
      return client.stacks.get({ id })
    },
    async until(id, wanted, milliseconds = 20_000) {
      const end = Date.now() + milliseconds
      for (;;) {
        const stack = await client.stacks.get({ id })
        if (wanted(stack)) return stack
        if (Date.now() > end)
          throw new Error(
            `Still not as wanted: ${stack.state}, ${stack.services.map((each) => `${each.name} ${each.state} ${each.detail ?? ''}`).join('; ')}`,
          )
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async end() {
      await gantry.close()
      if (!options.home) await rm(home, { recursive: true, force: true })
    },
  }
}
