// Gantry without a door: the rooms built and joined, and the contract served over them.
import { createRouterClient } from '@orpc/server'
import manifest from '../../package.json' with { type: 'json' }
import type { GantryClient, Outputs } from '../shared/contract/index.ts'
import type { Fault } from '../shared/fault.ts'
import type { Job } from '../shared/job.ts'
import { createStacksRoom, type StacksRoom } from './compose/index.ts'
import { createStatsRoom } from './containers/index.ts'
import { createDiagnostics } from './diagnostics/index.ts'
import { createEngineRoom } from './engine/index.ts'
import { createFilesRoom } from './files/index.ts'
import { createJobsRoom } from './jobs/index.ts'
import { createLogRoom, type LogSource } from './logs/index.ts'
import { createRouter, type GantryRouter } from './router.ts'
import { createSamplesRoom } from './samples/index.ts'
import { createSettingsRoom, gantryHome } from './settings/index.ts'

export interface Gantry {
  readonly router: GantryRouter
  /** In process: for the command line, the tray and tests. */
  readonly client: GantryClient
  readonly home: string
  readonly jobs: { running(): readonly Job[] }
  /** For the log: a bug that no answer could carry. */
  reportBug(error: unknown, during: string): void
  /** Cancels what runs, and leaves no socket, child or timer behind. */
  close(): Promise<void>
}

export interface GantryOptions {
  /** Default: GANTRY_HOME, else the system's folder for an app's data. */
  readonly home?: string
  readonly door: 'electron' | 'browser' | 'cli'
  /** Where the app's `assets` folder is. */
  readonly assets: string
  readonly host?: { readonly pickFolder?: () => Promise<string | undefined> }
}

const platforms: Readonly<Record<string, Outputs['app']['info']['platform']>> = { darwin: 'mac', win32: 'windows' }

export async function createGantry(options: GantryOptions): Promise<Gantry> {
  const { door, assets, host } = options
  const home = options.home ?? gantryHome()
  const notices: string[] = []
  const notice = (sentence: string): void => {
    notices.push(sentence)
  }
  const diagnostics = createDiagnostics({ home })
  const bug = (error: unknown, during: string): Fault => diagnostics.bug(error, during)
  const settings = await createSettingsRoom({ home, notice })
  const engine = createEngineRoom({ settings })
  const jobs = await createJobsRoom({ home, bug })
  const samples = createSamplesRoom({ home, engine, assets })
  const stacks = await createStacksRoom({
    home,
    engine,
    jobs,
    notice,
    bug,
    beforeStart: async (folder, job) => {
      if (samples.owns(folder)) await samples.ensureImage({ signal: job.signal, line: (text) => job.line(text, 'note') })
    },
  })
  const logs = createLogRoom({ engine, source: logSource(stacks) })
  const stats = createStatsRoom({ engine })
  const files = createFilesRoom()
  const { pickFolder } = host ?? {}
  const router = createRouter({
    diagnostics,
    engine,
    files,
    jobs,
    logs,
    samples,
    settings,
    stacks,
    stats,
    info: () => ({
      version: manifest.version,
      door,
      platform: platforms[process.platform] ?? 'linux',
      home,
      canPickFolder: pickFolder !== undefined,
      notices,
    }),
    ...(pickFolder && { pickFolder }),
  })
  engine.connect()
  return {
    router,
    client: createRouterClient(router, { context: {} }),
    home,
    jobs: { running: () => jobs.running() },
    reportBug: bug,
    async close() {
      await jobs.close()
      await logs.closeAll()
      await stacks.close()
      await engine.close()
      await diagnostics.close()
    },
  }
}

function logSource(stacks: StacksRoom): LogSource {
  return {
    containersOf: ({ stack, services, containers }) => (stack === undefined ? (containers ?? []) : stacks.containerIds(stack, services)),
    subscribe: (listener) => stacks.onChange(listener),
  }
}
