// The one translator of what dockerode and the system say when a request to the engine fails.
import { type Fault, faultOf, FaultError } from '../../../shared/fault.ts'
import { engineWords, errnoOf, httpStatusOf, isAbort, isTimeout } from './errno.ts'
import { refusals } from './refusals.ts'

const longestDetail = 4_000

/** Undefined for an error that the engine has no part in: a bug, or a cancel. `doing` stands after "while". */
export function engineFault(error: unknown, doing?: string): Fault | undefined {
  const known = faultOf(error)
  if (known) return known
  const fault = translated(error)
  return fault && { ...fault, detail: engineWords(error).slice(0, longestDetail), ...(doing && { while: doing }) }
}

/** What to throw on: a FaultError where it is the engine's, the error itself otherwise. */
export function engineError(error: unknown, doing?: string): unknown {
  const fault = engineFault(error, doing)
  return fault ? new FaultError(fault) : error
}

function translated(error: unknown): Fault | undefined {
  if (isTimeout(error))
    return { code: 'engine.slow', message: 'The engine did not answer in time.', hint: 'It may be busy. Try again in a moment.' }
  if (isAbort(error)) return undefined
  const status = httpStatusOf(error)
  if (status !== undefined) return refused(engineWords(error), status)
  const errno = errnoOf(error)
  return errno === undefined ? undefined : connections[errno]
}

const lost: Fault = {
  code: 'engine.unreachable',
  message: 'The connection to the engine was lost.',
  hint: 'Gantry connects again by itself once it answers.',
}
const stopped: Fault = {
  code: 'engine.stopped',
  message: 'The engine is not running.',
  remedies: [{ label: 'Start Docker', call: 'engine.start', args: {} }],
}

const connections: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: stopped,
  ENOENT: stopped,
  EACCES: { code: 'engine.denied', message: 'You may not use the engine.', hint: 'Use "Check my installation" to see why.' },
  ECONNRESET: lost,
  EPIPE: lost,
  ESSH: lost,
  ENOTFOUND: { ...lost, message: "The engine's computer was not found.", hint: 'Check its name and your network.' },
  EHOSTUNREACH: { ...lost, message: "The engine's computer can't be reached.", hint: 'Check your network or VPN.' },
  ENETUNREACH: { ...lost, message: "The engine's computer can't be reached.", hint: 'Check your network or VPN.' },
}

function refused(words: string, status: number): Fault {
  for (const { pattern, code, message, hint } of refusals) {
    const found = pattern.exec(words)
    if (found) return { code, message: message(shown(found.slice(1).find((group) => group) ?? '')), ...(hint && { hint }) }
  }
  if (status === 404) return { code: 'engine.refused', message: sentence(words, 'The engine does not know what it was asked about.') }
  return { code: 'engine.refused', message: sentence(words, 'The engine refused the request.') }
}

function shown(name: string): string {
  return name.replace(/[.,:;]+$/, '').slice(0, 300)
}

function sentence(words: string, otherwise: string): string {
  const first = words.split('\n', 1)[0]?.trim().slice(0, 300)
  return first ? `The engine said: ${first}${/[.!?]$/.test(first) ? '' : '.'}` : otherwise
}
