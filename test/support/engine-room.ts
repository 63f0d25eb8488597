// An engine room for tests, with settings of its own, that goes the way it is told.
import { tmpdir } from 'node:os'
import { createEngineRoom, type EngineRoom, type EngineRoomOptions } from '../../src/main/engine/index.ts'

export interface TestRoom extends EngineRoom {
  readonly settings: { engineContext: string | null }
}

/** `host` as DOCKER_HOST would say it; none of the machine's own settings apply. */
export function testRoom({ host, ...more }: { host?: string } & Partial<EngineRoomOptions> = {}): TestRoom {
  const settings: { engineContext: string | null } = { engineContext: null }
  const room = createEngineRoom({
    settings: { get: () => settings, set: (changes) => Object.assign(settings, changes) },
    env: { PATH: process.env['PATH'], ...(host && { DOCKER_HOST: host }) },
    home: `${tmpdir()}/gantry-no-such-home`,
    ...more,
  })
  return { ...room, settings }
}

/** Resolves when it holds; throws after the time is over. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
