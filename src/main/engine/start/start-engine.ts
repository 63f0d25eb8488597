// Starts a stopped engine and waits until it answers.
import os from 'node:os'
import path from 'node:path'
import { FaultError } from '../../../shared/fault.ts'
import type { EngineStatus } from '../../../shared/model/engine.ts'
import { run, startDetached } from '../../process/index.ts'
import { pause } from '../live/pause.ts'
import type { Starter, Step } from './starters.ts'

export interface StartOptions {
  readonly starter: Starter | undefined
  readonly signal: AbortSignal
  readonly line: (text: string) => void
  readonly recheck: () => Promise<EngineStatus>
  /** How long it may take to answer; a Desktop's virtual machine needs a minute. Milliseconds. */
  readonly within?: number
}

const while_ = 'starting the engine'
/** A step is held to have failed when nothing answers after this and another step is left. Milliseconds. */
const stepPatience = 15_000

export async function startEngine({ starter, signal, line, recheck, within = 120_000 }: StartOptions): Promise<void> {
  if ((await recheck()).state === 'connected') return line('The engine is running already.')
  if (!starter || starter.steps.length === 0) throw new FaultError(cannot(starter))
  const deadline = Date.now() + within
  for (const [index, step] of starter.steps.entries()) {
    const last = index === starter.steps.length - 1
    const words = await take(step, { signal, line })
    signal.throwIfAborted()
    if (words !== undefined && last) throw new FaultError(failed(starter, words))
    if (words !== undefined) continue
    line(`Waiting for ${starter.title} to answer.`)
    if (await answers(recheck, signal, last ? deadline : Math.min(deadline, Date.now() + stepPatience)))
      return line(`${starter.title} answers.`)
  }
  throw new FaultError({
    code: 'engine.slow',
    message: `${starter.title} was started, and does not answer yet.`,
    hint: 'It may need more time. Gantry connects by itself once it answers.',
    while: while_,
  })
}

/** Undefined when it went well, the program's words otherwise. */
async function take({ type, program, args }: Step, { signal, line }: Pick<StartOptions, 'signal' | 'line'>): Promise<string | undefined> {
  line([program, ...args].join(' '))
  if (type === 'detach') {
    const log = process.platform === 'win32' ? undefined : path.join(os.tmpdir(), 'gantry-engine.log')
    await startDetached({ program, args, ...(log && { log }) })
    if (log) line(`Its output goes to ${log}.`)
    return undefined
  }
  const { code, stderr, stdout } = await run({ program, args, why: while_, signal, onLine: (text) => line(text) })
  return code === 0 ? undefined : stderr.trim() || stdout.trim() || `exit code ${code}`
}

async function answers(recheck: () => Promise<EngineStatus>, signal: AbortSignal, deadline: number): Promise<boolean> {
  while (Date.now() < deadline) {
    signal.throwIfAborted()
    if ((await recheck()).state === 'connected') return true
    await pause(500, signal)
  }
  return false
}

function cannot(starter: Starter | undefined) {
  return {
    code: 'engine.stopped',
    message: "Gantry can't start the engine from here.",
    hint: starter?.hint ?? 'Start it the way it was installed, or choose another context.',
    while: while_,
  } as const
}

function failed({ title, hint }: Starter, words: string) {
  const denied = /permission denied|access denied|interactive authentication|not permitted|must be root/i.test(words)
  return {
    code: denied ? 'engine.denied' : 'tool.failed',
    message: denied ? `You may not start ${title} from this account.` : `${title} could not be started.`,
    hint,
    detail: words.slice(-4_000),
    while: while_,
  } as const
}
