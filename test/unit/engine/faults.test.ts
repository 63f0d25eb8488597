import { expect, test } from 'vitest'
import { type Circumstances, connectFault } from '../../../src/main/engine/faults/connect-fault.ts'
import { engineFault } from '../../../src/main/engine/faults/engine-fault.ts'
import { howToInstall } from '../../../src/main/engine/faults/how-to-install.ts'
import { distributionOf } from '../../../src/main/engine/faults/machine.ts'
import { toolFault } from '../../../src/main/engine/faults/tool-fault.ts'
import { SshError } from '../../../src/main/engine/talk/ssh-agent.ts'
import { parseAddress } from '../../../src/main/engine/ways/address.ts'

const linux = { platform: 'linux', distribution: ['ubuntu', 'debian'], root: false } as const
const mac = { platform: 'darwin', distribution: [], root: false } as const
const windows = { platform: 'win32', distribution: [], root: false } as const

function at(more: Partial<Circumstances> = {}, host = 'unix:///var/run/docker.sock', name = 'default'): Circumstances {
  const address = parseAddress(host)
  return { way: { name, source: 'context', host, ...(address && { address }) }, machine: linux, hasCli: true, ...more }
}

function errno(code: string, message = `connect ${code}`): Error {
  return Object.assign(new Error(message), { code })
}

function answer(statusCode: number, message: string): Error {
  return Object.assign(new Error(`(HTTP code ${statusCode}) unexpected - ${message} `), { statusCode, json: { message } })
}

test('nothing installed: it says so, and how to install here', () => {
  const fault = connectFault(errno('ENOENT'), at({ hasCli: false }))
  expect(fault).toMatchObject({
    code: 'engine.notFound',
    message: expect.stringContaining('not installed'),
    hint: expect.stringContaining('apt-get install docker.io'),
  })
})

test('installed and stopped: a button starts it', () => {
  const fault = connectFault(errno('ENOENT'), at({ starter: 'Start it: sudo systemctl start docker' }))
  expect(fault).toMatchObject({ code: 'engine.stopped', remedies: [{ label: 'Start Docker', call: 'engine.start', args: {} }] })
})

test('a socket that was left behind is a stopped engine', () => {
  expect(connectFault(errno('ECONNREFUSED'), at({ starter: 'Start Docker Desktop.' })).message).toContain('left behind')
})

test.each([
  [linux, 'docker "$USER"'],
  [mac, 'Docker Desktop'],
  [windows, 'docker-users'],
])('no permission: the remedy is of this system', (machine, words) => {
  expect(connectFault(errno('EACCES'), at({ machine }))).toMatchObject({ code: 'engine.denied', hint: expect.stringContaining(words) })
})

test('an engine that takes connections and says nothing is slow, not stopped', () => {
  expect(connectFault(new DOMException('late', 'TimeoutError'), at()).code).toBe('engine.slow')
})

test.each([
  ['ECONNREFUSED', 'engine.stopped'],
  ['ENOTFOUND', 'engine.unreachable'],
  ['EHOSTUNREACH', 'engine.unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'engine.denied'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'engine.denied'],
])('tcp: %s is %s', (code, expected) => {
  expect(connectFault(errno(code), at({}, 'tcp://10.0.0.1:2376', 'work')).code).toBe(expected)
})

test.each([
  ['ada@host: Permission denied (publickey).', 'engine.denied', 'ssh-add'],
  ['Host key verification failed.', 'engine.denied', 'fingerprint'],
  ['bash: line 1: docker: command not found', 'engine.notFound', 'Install Docker'],
  ['permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock', 'engine.denied', 'docker group'],
  ['ssh: Could not resolve hostname nowhere: Name or service not known', 'engine.unreachable', 'terminal'],
])('ssh: "%s"', (words, code, hint) => {
  expect(connectFault(new SshError(words), at({}, 'ssh://ada@host', 'far'))).toMatchObject({ code, hint: expect.stringContaining(hint) })
})

test.each([
  [409, 'Conflict. The container name "/web" is already in use by container "abc". You have to remove', 'name.taken', 'web'],
  [
    500,
    'driver failed programming external connectivity on endpoint x (abc): Bind for 0.0.0.0:8080 failed: port is already allocated',
    'port.taken',
    '8080',
  ],
  [500, 'Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use', 'port.taken', '8080'],
  [404, 'No such image: nope:1', 'image.notFound', 'nope:1'],
  [500, 'write /var/lib/docker/tmp/x: no space left on device', 'disk.full', 'full'],
  [404, 'network shop_back not found', 'network.missing', 'shop_back'],
  [404, 'get data: no such volume', 'volume.missing', 'volume'],
  [409, 'remove data: volume is in use - [abc]', 'volume.inUse', 'in use'],
  [
    400,
    'failed to create task for container: OCI runtime create failed: exec: "nonsense": executable file not found in $PATH: unknown',
    'command.notFound',
    'nonsense',
  ],
  [404, 'No such container: abc', 'engine.refused', 'No such container'],
])('%i %s', (status, words, code, shown) => {
  const fault = engineFault(answer(status, words), 'starting web')
  expect(fault).toMatchObject({ code, message: expect.stringContaining(shown), detail: words, while: 'starting web' })
})

test('a lost connection is told as one', () => {
  expect(engineFault(errno('ECONNRESET'))?.code).toBe('engine.unreachable')
})

test('a bug or a cancel is not given out as a fault of the engine', () => {
  expect(engineFault(new TypeError('x is not a function'))).toBeUndefined()
  expect(engineFault(new DOMException('stop', 'AbortError'))).toBeUndefined()
})

test.each([
  ['ID=debian', 'apt-get'],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'docker-compose-v2'],
  ['ID=fedora', 'dnf'],
  ['ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"', 'zypper'],
  ['ID=arch', 'pacman'],
  ['ID=alpine', 'apk'],
  ['ID=unheard-of', 'https://docs.docker.com'],
])('%s is told how to install', (release, words) => {
  expect(howToInstall({ platform: 'linux', distribution: distributionOf(release), root: false }, 'engine')).toContain(words)
})

const tool = (version: string) => ({ path: '/usr/bin/docker', version })

test.each([
  [{}, 'tool.missing', 'docker command'],
  [{ docker: tool('26.1.5') }, 'tool.missing', 'Compose is not installed'],
  [{ docker: tool('20.10.0'), compose: tool('2.6.0') }, 'tool.tooOld', '2.6.0'],
  [{ docker: tool('28.0.0'), compose: tool('2.40.3') }, 'tool.missing', 'buildx'],
  [{ docker: tool('28.0.0'), compose: tool('5.0.2'), buildx: tool('0.13.1') }, 'tool.tooOld', '0.13.1'],
])('tools %j', (tools, code, words) => {
  expect(toolFault(tools, linux)).toMatchObject({ code, message: expect.stringContaining(words) })
})

test('an older Compose builds without buildx, a newer one with a recent one', () => {
  expect(toolFault({ docker: tool('26.1.5'), compose: tool('2.26.1') }, linux)).toBeUndefined()
  expect(toolFault({ docker: tool('28.0.0'), compose: tool('2.40.3'), buildx: tool('0.29.1') }, linux)).toBeUndefined()
})
