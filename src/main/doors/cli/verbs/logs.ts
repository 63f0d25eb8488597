// gantry logs: the merged logs of a stack's services, from the bounded store on the main side.
import type { GantryClient } from '../../../../shared/contract/index.ts'
import type { LogLine } from '../../../../shared/model/log.ts'
import { plainText } from '../../plain-text.ts'
import { exitCode } from '../exit-code.ts'
import { findStack, readTarget } from '../find-stack.ts'
import { logText } from '../log-text.ts'
import { type Colour, type Paint, paintFor } from '../paint.ts'
import { readArguments } from '../read-arguments.ts'
import type { Output } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import type { Verb } from '../verb.ts'

export const logs: Verb = {
  name: 'logs',
  usage: 'logs [DIR] [SERVICE…] [-f] [--tail N]',
  summary: 'Show the logs of a stack, or of some of its services.',
  details: ['-f, --follow goes on until Ctrl+C.', '--tail shows only the last N lines of what there is.'],
  async run(args, at) {
    const { values, positionals } = readArguments(args, {
      follow: { type: 'boolean', short: 'f' },
      tail: { type: 'string', short: 'n' },
    })
    const tail = readTail(values.tail)
    const target = await readTarget(positionals, at.cwd)
    const stack = await findStack(target, at)
    const unknown = target.services.find((name) => !stack.services.some((service) => service.name === name))
    if (unknown !== undefined)
      throw new UsageError(
        `${stack.name} has no service ${JSON.stringify(unknown)}. It has: ${stack.services.map(({ name }) => name).join(', ')}`,
      )
    const client = await at.client()
    const { id } = await client.logs.open({ stack: stack.id, ...(target.services.length > 0 && { services: [...target.services] }) })
    const stop = AbortSignal.any([at.interrupted, at.terminal.out.gone])
    try {
      await printLog({ client, id, out: at.terminal.out, err: at.terminal.err, tail, follow: values.follow ?? false, stop })
    } finally {
      await client.logs.close({ id })
    }
    return at.interrupted.aborted ? exitCode.interrupted : exitCode.done
  },
}

function readTail(text: string | undefined): number {
  if (text === undefined || text === 'all') return Number.POSITIVE_INFINITY
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--tail takes a number, not ${JSON.stringify(text)}`)
  return Number(text)
}

interface Reading {
  readonly client: GantryClient
  readonly id: string
  readonly out: Output
  readonly err: Output
  readonly tail: number
  readonly follow: boolean
  readonly stop: AbortSignal
}

async function printLog({ client, id, out, err, tail, follow, stop }: Reading): Promise<void> {
  const show = lineShower(out)
  let next: number | undefined
  try {
    for await (const extent of await client.logs.watch({ id }, { signal: stop })) {
      // What was there before is in order only once all of it has been read.
      if (next === undefined && !extent.live) continue
      next ??= Math.max(extent.first, extent.end - tail)
      while (next < extent.end && !stop.aborted) {
        const { from, lines } = await client.logs.window({ id, from: next, count: 1000 })
        if (from > next) await err.line(`${from - next} lines came faster than they could be shown, and were let go.`)
        if (lines.length === 0) break
        for (const line of lines) await show(line)
        next = from + lines.length
      }
      if (!follow || stop.aborted) return
    }
  } catch (error) {
    // The end that was asked for.
    if (!stop.aborted) throw error
  }
}

const serviceColours: readonly Colour[] = ['cyan', 'yellow', 'green', 'magenta', 'blue']

function lineShower(out: Output): (line: LogLine) => Promise<void> {
  const paint: Paint = paintFor(out.colours)
  const services: string[] = []
  let width = 0
  return ({ service, text, stream }) => {
    if (!services.includes(service)) services.push(service)
    width = Math.max(width, service.length)
    const colour = serviceColours[services.indexOf(service) % serviceColours.length] ?? 'cyan'
    return out.line(
      `${paint(colour, `${plainText(service).padEnd(width)} |`)} ${stream === 'note' ? paint('dim', plainText(text)) : logText(text, out.colours)}`,
    )
  }
}
