// What is missing beside a working engine: Compose, or buildx where Compose needs it.
import type { Fault } from '../../../shared/fault.ts'
import type { ToolVersions } from '../../process/index.ts'
import { compareVersions } from '../talk/api-version.ts'
import { howToInstall } from './how-to-install.ts'
import type { Machine } from './machine.ts'

/** The oldest whose `config`, `up` and `--progress` Gantry speaks. */
export const oldestCompose = '2.20.0'
/** From this Compose on, builds are handed to buildx, and only to a recent one. */
const composeThatNeedsBuildx = '2.40.2'
export const oldestBuildx = '0.17.0'

export function toolFault({ docker, compose, buildx }: ToolVersions, machine: Machine): Fault | undefined {
  if (!docker)
    return {
      code: 'tool.missing',
      message: 'The docker command was not found, so stacks can be seen but not started.',
      hint: howToInstall(machine, 'engine'),
    }
  if (!compose)
    return {
      code: 'tool.missing',
      message: 'Docker Compose is not installed, so stacks can be seen but not started.',
      hint: howToInstall(machine, 'compose'),
    }
  if (compareVersions(compose.version, oldestCompose) < 0)
    return {
      code: 'tool.tooOld',
      message: `Docker Compose ${compose.version} is too old: Gantry needs ${oldestCompose} or newer.`,
      hint: howToInstall(machine, 'compose'),
    }
  if (compareVersions(compose.version, composeThatNeedsBuildx) < 0) return undefined
  if (!buildx)
    return {
      code: 'tool.missing',
      message: `Docker Compose ${compose.version} builds images with buildx, which is not installed.`,
      hint: howToInstall(machine, 'buildx'),
    }
  if (compareVersions(buildx.version, oldestBuildx) < 0)
    return {
      code: 'tool.tooOld',
      message: `Docker Compose ${compose.version} builds images with buildx ${oldestBuildx} or newer, and ${buildx.version} is installed.`,
      hint: howToInstall(machine, 'buildx'),
    }
  return undefined
}
