// Shows a job's progress to a person, on standard error, and how it ended.
import type { Job, JobEvent, LanePhase } from '../../../shared/job.ts'
import { plainText } from '../plain-text.ts'
import { followJob, jobExitCode } from './follow-job.ts'
import { laneChanges } from './lane-changes.ts'
import { type Colour, paintFor } from './paint.ts'
import { tellFault } from './show-error.ts'
import type { Surroundings } from './verb.ts'

const colours: Partial<Record<LanePhase, Colour>> = { healthy: 'green', started: 'green', done: 'green', failed: 'red', waiting: 'yellow' }

/** So many of the last lines of output are shown when it fails. */
const lastLines = 20

/** Follows the job to its end; answers the exit code. */
export async function showJob(jobId: string, at: Surroundings): Promise<number> {
  const { err } = at.terminal
  const paint = paintFor(err.colours)
  const output: string[] = []

  async function onEvent(event: JobEvent, before: Job | undefined, after: Job | undefined): Promise<void> {
    if (event.type === 'line') {
      if (event.stream === 'note') return err.line(paint('dim', plainText(event.text)))
      output.push(`${event.service ? `${event.service}: ` : ''}${event.text}`)
      if (output.length > lastLines) output.shift()
    }
    if (after?.waitsFor !== undefined && before?.waitsFor !== after.waitsFor) await err.line(`Waiting for: ${plainText(after.waitsFor)}`)
    const width = Math.max(0, ...(after?.lanes ?? []).map(({ service }) => service.length))
    for (const { service, phase, detail } of laneChanges(before, after)) {
      const words = detail ? `${phase} ${detail}` : phase
      await err.line(`  ${plainText(service).padEnd(width)}  ${paint(colours[phase] ?? 'dim', plainText(words))}`)
    }
  }

  const told = (): void => void err.line('Cancelling. Press Ctrl+C again to leave at once.')
  at.interrupted.addEventListener('abort', told, { once: true })
  const job = await followJob(jobId, { client: await at.client(), interrupted: at.interrupted, onEvent })
  at.interrupted.removeEventListener('abort', told)
  if (job.state === 'failed') for (const line of output) await err.line(paint('dim', `  ${plainText(line)}`))
  if (job.fault && job.state === 'failed') await tellFault(job.fault, err)
  if (job.state === 'cancelled') await err.line(`${plainText(job.title)}: cancelled.`)
  if (job.outcome) await err.line(plainText(job.outcome))
  return jobExitCode(job, at.interrupted)
}
