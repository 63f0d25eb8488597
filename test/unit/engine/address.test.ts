import { expect, test } from 'vitest'
import { sshArguments } from '../../../src/main/engine/talk/ssh-agent.ts'
import { parseAddress } from '../../../src/main/engine/ways/address.ts'

test.each([
  ['unix:///var/run/docker.sock', { kind: 'socket', path: '/var/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '//./pipe/docker_engine' }],
  ['npipe:////./pipe/dockerDesktopLinuxEngine', { kind: 'socket', path: '//./pipe/dockerDesktopLinuxEngine' }],
  ['tcp://10.0.0.1:2375', { kind: 'tcp', host: '10.0.0.1', port: 2375, encrypted: false }],
  ['tcp://10.0.0.1', { kind: 'tcp', host: '10.0.0.1', port: 2375, encrypted: false }],
  ['tcp://host:80', { kind: 'tcp', host: 'host', port: 80, encrypted: false }],
  ['tcp://[::1]:2375', { kind: 'tcp', host: '[::1]', port: 2375, encrypted: false }],
  ['localhost:2375', { kind: 'tcp', host: 'localhost', port: 2375, encrypted: false }],
  ['https://host:443', { kind: 'tcp', host: 'host', port: 443, encrypted: true }],
  ['ssh://ada@build.example', { kind: 'ssh', host: 'build.example', user: 'ada' }],
  [
    'ssh://build.example:2222/run/user/1000/docker.sock',
    { kind: 'ssh', host: 'build.example', port: 2222, socket: '/run/user/1000/docker.sock' },
  ],
])('%s is understood', (text, address) => {
  expect(parseAddress(text)).toEqual(address)
})

test('a tcp address with certificates is encrypted, on the port for that', () => {
  expect(parseAddress('tcp://host', { tls: true })).toEqual({ kind: 'tcp', host: 'host', port: 2376, encrypted: true })
})

test.each([
  '',
  'fd://',
  'docker',
  'unix://relative.sock',
  'npipe://x',
  'tcp://',
  'ssh://-oProxyCommand=touch%20x',
  'ssh://-l@host',
  'ssh://a:secret@host',
  'javascript:alert(1)',
])('"%s" is no address', (text) => {
  expect(parseAddress(text)).toBeUndefined()
})

test('ssh is asked for a connection as docker asks it, and never for a password', () => {
  const address = parseAddress('ssh://ada@build.example:2222')
  if (address?.kind !== 'ssh') throw new Error('no ssh address')
  expect(sshArguments(address)).toEqual([
    '-T',
    '-o',
    'BatchMode=yes',
    '-o',
    'ConnectTimeout=10',
    '-l',
    'ada',
    '-p',
    '2222',
    '--',
    'build.example',
    'docker',
    'system',
    'dial-stdio',
  ])
})
