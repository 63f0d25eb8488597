// The contract's client over whichever door this window has.
import { createORPCClient } from '@orpc/client'
import type { GantryClient } from '../shared/contract/index.ts'
import type { Remedy } from '../shared/fault.ts'
import { type Link, openLink } from './connection.ts'

/** One link for the life of the window: the door behind it may close and open again. */
const link: Link = {
  async call(path, input, options) {
    const door = await openLink(options.signal)
    return door.call(path, input, options)
  },
}

export const client: GantryClient = createORPCClient(link)

/** Performs a fault's remedy; the id of the job that it started, if it did. Main validates name and arguments. */
export async function performRemedy(remedy: Remedy): Promise<string | undefined> {
  const door = await openLink()
  const answer = await door.call(remedy.call.split('.'), remedy.args, { context: {} })
  return typeof answer === 'object' && answer && 'jobId' in answer ? String(answer.jobId) : undefined
}
