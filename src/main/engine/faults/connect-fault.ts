// Why an engine can't be used, told apart: not installed, stopped, no permission, slow, not trusted, not there.
import { type Fault, faultOf, type Remedy } from '../../../shared/fault.ts'
import type { Way } from '../ways/way.ts'
import { engineFault } from './engine-fault.ts'
import { engineWords, errnoOf, httpStatusOf, isTimeout } from './errno.ts'
import { howToInstall } from './how-to-install.ts'
import type { Machine } from './machine.ts'

export interface Circumstances {
  readonly way: Pick<Way, 'name' | 'source' | 'host' | 'address'>
  readonly machine: Machine
  /** The docker command line was found. */
  readonly hasCli: boolean
  /** How an engine on this computer could be started, in words for a hint; undefined when there is none to start. */
  readonly starter?: string | undefined
}

const startRemedy: Remedy = { label: 'Start Docker', call: 'engine.start', args: {} }

export function connectFault(error: unknown, at: Circumstances): Fault {
  const known = faultOf(error)
  if (known) return known
  return { ...told(error, at), detail: `${at.way.host}: ${engineWords(error).slice(0, 2_000)}` }
}

function told(error: unknown, at: Circumstances): Fault {
  const { way } = at
  if (isTimeout(error)) return slow(way)
  const refused = httpStatusOf(error) === undefined ? undefined : engineFault(error)
  if (refused) return refused
  const errno = errnoOf(error) ?? ''
  if (way.address?.kind === 'ssh') return sshFault(engineWords(error), way)
  if (way.address?.kind === 'socket') {
    if (errno === 'ENOENT' || errno === 'ECONNREFUSED' || errno === 'ENOTSOCK') return notRunning(errno, at)
    if (errno === 'EACCES' || errno === 'EPERM') return denied(at)
  }
  if (errno === 'ECONNREFUSED')
    return {
      code: 'engine.stopped',
      message: `Nothing answers at ${way.host}.`,
      hint: 'Start the engine on that computer, and check the port.',
    }
  if (errno === 'ENOTFOUND' || errno === 'EAI_AGAIN')
    return {
      code: 'engine.unreachable',
      message: `The computer of ${way.host} was not found.`,
      hint: 'Check its name, your network and your VPN.',
    }
  if (errno === 'EHOSTUNREACH' || errno === 'ENETUNREACH')
    return { code: 'engine.unreachable', message: `${way.host} can't be reached from here.`, hint: 'Check your network and your VPN.' }
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|ERR_OSSL)/.test(errno))
    return {
      code: 'engine.denied',
      message: `The certificates for ${way.host} do not fit.`,
      hint: "Check ca.pem, cert.pem and key.pem of this context, and that they haven't expired.",
    }
  return {
    code: 'engine.unreachable',
    message: `There is no engine to talk to at ${way.host}.`,
    hint: 'Choose another context, or check the address.',
  }
}

function slow({ host }: Circumstances['way']): Fault {
  return {
    code: 'engine.slow',
    message: `The engine at ${host} does not answer.`,
    hint: 'It may be starting, or too busy. Gantry goes on asking. If it stays like this, restart the engine.',
  }
}

function notRunning(errno: string, { way, machine, hasCli, starter }: Circumstances): Fault {
  const stale = errno === 'ECONNREFUSED' ? ' Its socket was left behind.' : ''
  if (starter) {
    return { code: 'engine.stopped', message: `Docker is installed, but not running.${stale}`, hint: starter, remedies: [startRemedy] }
  }
  if (errno === 'ECONNREFUSED' || way.name !== 'default') {
    return {
      code: 'engine.stopped',
      message: `Nothing answers at ${way.host}.${stale}`,
      hint: 'Start the engine that listens there, or choose another context.',
    }
  }
  const message = hasCli
    ? 'The docker command is installed, but no engine was found on this computer.'
    : 'Docker is not installed on this computer.'
  return { code: 'engine.notFound', message, hint: howToInstall(machine, 'engine') }
}

function denied({ way, machine }: Circumstances): Fault {
  const message = `You may not use the Docker engine: ${way.host} is closed to this account.`
  if (machine.platform === 'linux') {
    const hint =
      'Run: sudo usermod -aG docker "$USER", then sign out and in again. (Whoever is in the docker group can act as root on this computer.)'
    return { code: 'engine.denied', message, hint }
  }
  const hint =
    machine.platform === 'win32'
      ? 'Add your account to the "docker-users" group (Computer Management, Local Users and Groups), then sign out and in again.'
      : 'Restart Docker Desktop; in its settings, under Advanced, "Allow the default Docker socket to be used" gives access.'
  return { code: 'engine.denied', message, hint }
}

function sshFault(words: string, { host }: Circumstances['way']): Fault {
  if (/permission denied|too many authentication failures/i.test(words))
    return /docker\.sock|daemon socket/i.test(words)
      ? {
          code: 'engine.denied',
          message: `The account at ${host} may not use Docker there.`,
          hint: 'On that computer, add the account to the docker group.',
        }
      : {
          code: 'engine.denied',
          message: `${host} refused the sign-in.`,
          hint: `Gantry can't ask for a password: add your key with ssh-add, and check that ssh to that computer works without questions.`,
        }
  if (/host key verification failed|REMOTE HOST IDENTIFICATION/i.test(words))
    return {
      code: 'engine.denied',
      message: `The identity of ${host} is not known here, or has changed.`,
      hint: 'Connect once with ssh in a terminal and check its fingerprint.',
    }
  if (/command not found|not found|no such file/i.test(words) && /docker/i.test(words))
    return { code: 'engine.notFound', message: `There is no docker on ${host}.`, hint: 'Install Docker on that computer, 18.09 or newer.' }
  return {
    code: 'engine.unreachable',
    message: `${host} could not be reached over ssh.`,
    hint: 'Check that ssh to that computer works in a terminal.',
  }
}
