// Connections to an engine on another computer: each is `ssh host docker system dial-stdio`, as docker's own client does it,
// so that the person's ssh configuration, keys and known hosts hold.
import http from 'node:http'
import type { Duplex } from 'node:stream'
import { spawnDuplex } from '../../process/index.ts'
import type { Address } from '../ways/address.ts'

type SshAddress = Extract<Address, { kind: 'ssh' }>

/** What ssh said when it could not connect, or ended in the middle. */
export class SshError extends Error {
  readonly code = 'ESSH'
}

/** The arguments of ssh. Names that begin with a dash were refused when the address was read. */
export function sshArguments({ host, user, port, socket }: SshAddress): string[] {
  const dial = ['docker', ...(socket ? ['--host', quoted(`unix://${socket}`)] : []), 'system', 'dial-stdio']
  return [
    '-T',
    '-o',
    'BatchMode=yes',
    '-o',
    'ConnectTimeout=10',
    ...(user ? ['-l', user] : []),
    ...(port ? ['-p', String(port)] : []),
    '--',
    host,
    ...dial,
  ]
}

/** The other side's shell reads the command, so a path is quoted for it. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

export class SshAgent extends http.Agent {
  readonly #program: string
  readonly #args: readonly string[]
  readonly #open = new Set<Duplex>()

  constructor(program: string, address: SshAddress) {
    super({ keepAlive: true, maxFreeSockets: 2 })
    this.#program = program
    this.#args = sshArguments(address)
  }

  override createConnection(): Duplex {
    const stream = spawnDuplex({
      program: this.#program,
      args: this.#args,
      failure: (words, code) => new SshError(words.trim() || `ssh ended with exit code ${code}`),
    })
    this.#open.add(stream)
    stream.once('close', () => this.#open.delete(stream))
    return stream
  }

  override destroy(): void {
    super.destroy()
    for (const stream of this.#open) stream.destroy()
  }
}
