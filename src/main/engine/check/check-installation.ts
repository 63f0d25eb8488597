// "Check my installation": each thing that has to work, tried, with what was seen in a sentence.
import type { InstallationCheck } from '../../../shared/model/engine.ts'
import type { Connection } from '../live/connection.ts'
import type { FullSurveyor } from '../surveyor.ts'
import { checkDisk } from './disk.ts'
import { checkEngine } from './engine.ts'
import { checkRun } from './run-container.ts'
import { checkBuildx, checkCompose, checkDockerCli } from './tools.ts'

export interface CheckOptions {
  readonly connection: Connection
  readonly surveyor: FullSurveyor
  readonly signal?: AbortSignal
}

export async function checkInstallation({ connection, surveyor, signal }: CheckOptions): Promise<InstallationCheck[]> {
  const status = await connection.recheck()
  const [tools, machine] = await Promise.all([surveyor.tools(false), surveyor.machine()])
  signal?.throwIfAborted()
  const link = connection.link()
  const [run, disk] = await Promise.all([checkRun(link, signal), checkDisk(link)])
  signal?.throwIfAborted()
  return [
    checkDockerCli(tools, machine),
    ...checkEngine(status),
    checkCompose(tools, machine),
    checkBuildx(tools, machine),
    run,
    ...(disk ? [disk] : []),
  ]
}
