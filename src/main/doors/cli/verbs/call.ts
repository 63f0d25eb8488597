// gantry call: any procedure of the contract, for scripts. JSON in, JSON out.
import { text } from 'node:stream/consumers'
import { z } from '../../../../shared/zod.ts'
import { exitCode } from '../exit-code.ts'
import { findProcedure, type Procedure, procedureNames } from '../find-procedure.ts'
import { followJob, jobExitCode } from '../follow-job.ts'
import { safeJson } from '../safe-json.ts'
import { faultIn, issuesIn } from '../show-error.ts'
import { UsageError } from '../usage-error.ts'
import type { Surroundings, Verb } from '../verb.ts'

const startedJob = z.object({ jobId: z.string() })

export const call: Verb = {
  name: 'call',
  usage: 'call DOMAIN.VERB [JSON]',
  summary: 'Call any procedure; prints JSON.',
  details: [
    'JSON is the input; - reads it from standard input.',
    'A stream prints a JSON line an item. A job is followed to its end: its events as JSON lines, then {"job": …}.',
    'Exit code: 0 done, 1 a fault ({"fault": …} on standard error), 2 not understood, 130 interrupted.',
    `Procedures: ${procedureNames().join(', ')}`,
  ],
  async run(args, at) {
    const [name, json, ...more] = args
    if (name === undefined || more.length > 0) throw new UsageError('It takes a procedure and, if it needs one, its input.')
    const procedure = findProcedure(name)
    const input = parseInput(json === '-' ? await text(process.stdin) : json)
    try {
      return await perform(procedure, input, at)
    } catch (error) {
      return await tell(error, procedure, at)
    }
  },
}

function parseInput(json: string | undefined): unknown {
  if (json === undefined || json.trim() === '') return undefined
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UsageError(`The input is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function perform(procedure: Procedure, input: unknown, at: Surroundings): Promise<number> {
  const { out } = at.terminal
  const client = await at.client()
  const stop = AbortSignal.any([at.interrupted, out.gone])
  const answer = await procedure.call(client, input, stop)
  if (isStream(answer)) return printStream(answer, stop, at)
  if (!procedure.startsJob) {
    await out.line(safeJson(answer, out.colours ? 2 : undefined))
    return exitCode.done
  }
  const { jobId } = startedJob.parse(answer)
  const onEvent = (event: unknown): Promise<void> => out.line(safeJson(event))
  const job = await followJob(jobId, { client, interrupted: at.interrupted, onEvent })
  await out.line(safeJson({ job }))
  return jobExitCode(job, at.interrupted)
}

async function printStream(stream: AsyncIterable<unknown>, stop: AbortSignal, { terminal, interrupted }: Surroundings): Promise<number> {
  try {
    for await (const item of stream) {
      if (stop.aborted) break
      await terminal.out.line(safeJson(item))
    }
  } catch (error) {
    // The end that was asked for.
    if (!stop.aborted) throw error
  }
  return interrupted.aborted ? exitCode.interrupted : exitCode.done
}

async function tell(error: unknown, procedure: Procedure, { terminal, interrupted }: Surroundings): Promise<number> {
  const fault = faultIn(error)
  if (fault) {
    await terminal.err.line(safeJson({ fault }))
    return exitCode.failed
  }
  const issues = issuesIn(error)
  if (issues) throw new UsageError(`${procedure.name} does not take this input. ${issues.join('; ')}`)
  if (interrupted.aborted) return exitCode.interrupted
  throw error
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
