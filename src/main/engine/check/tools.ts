// Checks the docker command, Compose and buildx.
import type { InstallationCheck } from '../../../shared/model/engine.ts'
import type { ToolVersions } from '../../process/index.ts'
import { howToInstall } from '../faults/how-to-install.ts'
import type { Machine } from '../faults/machine.ts'
import { oldestBuildx, oldestCompose, toolFault } from '../faults/tool-fault.ts'

export function checkDockerCli({ docker }: ToolVersions, machine: Machine): InstallationCheck {
  const check = { id: 'docker', title: 'The docker command' }
  if (docker) return { ...check, state: 'ok', message: `Version ${docker.version}, at ${docker.path}.` }
  const fault = toolFault({}, machine)
  return { ...check, state: 'failed', message: 'It was not found.', ...(fault && { fault }) }
}

export function checkCompose({ docker, compose, buildx }: ToolVersions, machine: Machine): InstallationCheck {
  const check = { id: 'compose', title: 'Docker Compose' }
  const fault = docker ? toolFault({ docker, ...(compose && { compose }), ...(buildx && { buildx }) }, machine) : undefined
  if (!docker) return { ...check, state: 'failed', message: 'It needs the docker command.' }
  if (!compose) return { ...check, state: 'failed', message: 'It is not installed.', ...(fault && { fault }) }
  const version = `Version ${compose.version}`
  if (!fault) return { ...check, state: 'ok', message: `${version}.` }
  // Compose works; only what it hands to buildx does not.
  const tooOld = fault.message.includes(oldestCompose)
  return {
    ...check,
    state: tooOld ? 'failed' : 'warn',
    message: tooOld ? `${version} is older than ${oldestCompose}, which Gantry needs.` : `${version}. ${fault.message}`,
    fault,
  }
}

export function checkBuildx({ docker, compose, buildx }: ToolVersions, machine: Machine): InstallationCheck {
  const check = { id: 'buildx', title: 'Docker buildx' }
  if (buildx) {
    const fault = compose && docker ? toolFault({ docker, compose, buildx }, machine) : undefined
    const tooOld = fault !== undefined && fault.message.includes(oldestBuildx)
    return {
      ...check,
      state: tooOld ? 'warn' : 'ok',
      message: tooOld ? fault.message : `Version ${buildx.version}.`,
      ...(tooOld && { fault }),
    }
  }
  const fault = { code: 'tool.missing', message: 'Docker buildx is not installed.', hint: howToInstall(machine, 'buildx') } as const
  return { ...check, state: 'warn', message: 'It is not installed: images are built the old way, without its progress and cache.', fault }
}
