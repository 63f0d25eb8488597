// Runs the work of one job and writes its fate into the record and the journal.
import type { Fault } from '../../shared/fault.ts'
import { faultOf } from '../../shared/fault.ts'
import type { JobRecord } from './job-record.ts'
import type { JournalWriter } from './journal.ts'
import { redactor } from './redact.ts'
import type { JobHandle, JobRequest } from './work.ts'

export async function runJob(options: {
  request: JobRequest
  record: JobRecord
  journal: JournalWriter
  signal: AbortSignal
  bug: (error: unknown, during: string) => Fault
}): Promise<void> {
  const { request, record, journal, signal, bug } = options
  let redact = redactor([])
  let outcome: string | undefined
  const weights = stepWeights(request)
  record.update({ state: 'running', startedAt: new Date().toISOString(), waitsFor: undefined })
  journal.state(record.job)
  const handle: JobHandle = {
    id: record.job.id,
    signal,
    step: (name) => {
      record.step(name)
      if (weights.sum > 0) record.progress(weights.before(name))
    },
    progress: (done, total) => {
      if (total <= 0) return
      const step = record.job.step ?? request.steps[0]?.name ?? ''
      record.progress(weights.before(step) + weights.share(step) * Math.min(1, done / total))
    },
    lane: (lane) => record.lane(lane.detail ? { ...lane, detail: redact(lane.detail) } : lane),
    line: (text, stream, service) => {
      journal.line(record.line({ text: redact(text), stream, ...(service !== undefined && { service }) }))
    },
    secrets: (values) => {
      redact = redactor(values)
    },
    outcome: (sentence) => {
      outcome = redact(sentence)
    },
  }
  try {
    const result = await request.work(handle)
    record.update({ state: 'done', finishedAt: new Date().toISOString(), fraction: 1, result, outcome })
  } catch (error) {
    const finishedAt = new Date().toISOString()
    if (signal.aborted) record.update({ state: 'cancelled', finishedAt, outcome })
    else {
      const fault = faultOf(error) ?? bug(error, request.title)
      record.update({ state: 'failed', finishedAt, fault: redactFault(fault, redact), outcome })
    }
  }
  journal.state(record.job)
  await journal.flushed()
}

function redactFault(fault: Fault, redact: (text: string) => string): Fault {
  const { detail, place } = fault
  return {
    ...fault,
    message: redact(fault.message),
    ...(detail !== undefined && { detail: redact(detail) }),
    ...(place?.excerpt && { place: { ...place, excerpt: place.excerpt.map((row) => ({ ...row, text: redact(row.text) })) } }),
  }
}

interface StepWeights {
  readonly sum: number
  before(name: string): number
  share(name: string): number
}

/** Steps' shares of the whole, 0..1. */
function stepWeights(request: JobRequest): StepWeights {
  const sum = request.steps.reduce((total, step) => total + step.weight, 0)
  const index = (name: string): number => request.steps.findIndex((step) => step.name === name)
  return {
    sum,
    before: (name) =>
      sum === 0 ? 0 : request.steps.slice(0, Math.max(0, index(name))).reduce((total, step) => total + step.weight, 0) / sum,
    share: (name) => (sum === 0 ? 0 : (request.steps[index(name)]?.weight ?? 0) / sum),
  }
}
