import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contextFolder } from '../../../src/main/engine/ways/docker-config.ts'
import { findWays } from '../../../src/main/engine/ways/find-ways.ts'
import { pickWay } from '../../../src/main/engine/ways/pick-way.ts'
import { wellKnownSockets } from '../../../src/main/engine/ways/well-known-sockets.ts'
import { faultOf } from '../../../src/shared/fault.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gantry-home-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  const full = path.join(home, file)
  await mkdir(path.dirname(full), { recursive: true })
  await writeFile(full, text)
}

function writeContext(name: string, host: string, more: object = {}, description = ''): Promise<void> {
  const meta = { Name: name, Metadata: { Description: description }, Endpoints: { docker: { Host: host, ...more } } }
  return write(`.docker/contexts/meta/${contextFolder(name)}/meta.json`, JSON.stringify(meta))
}

const find = (env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux') => findWays({ env, home, platform, uid: 1000 })

function faultFrom(work: () => unknown) {
  try {
    work()
  } catch (error) {
    return faultOf(error)
  }
  throw new Error('it did not throw')
}

test('with nothing set, docker goes its default way', async () => {
  const ways = await find()
  expect(pickWay(ways, null)).toMatchObject({
    name: 'default',
    host: 'unix:///var/run/docker.sock',
    cli: { DOCKER_HOST: 'unix:///var/run/docker.sock' },
  })
})

test('on Windows the default is a named pipe', async () => {
  expect(pickWay(await find({}, 'win32'), null).address).toEqual({ kind: 'socket', path: '//./pipe/docker_engine' })
})

test('DOCKER_HOST beats DOCKER_CONTEXT, which beats the current context', async () => {
  await write('.docker/config.json', '{"currentContext":"colima"}')
  await writeContext('colima', 'unix:///c.sock')
  await writeContext('work', 'unix:///w.sock')
  const name = async (env: NodeJS.ProcessEnv) => pickWay(await find(env), null).host
  expect(await name({})).toBe('unix:///c.sock')
  expect(await name({ DOCKER_CONTEXT: 'work' })).toBe('unix:///w.sock')
  expect(await name({ DOCKER_CONTEXT: 'work', DOCKER_HOST: 'unix:///e.sock' })).toBe('unix:///e.sock')
  expect(await name({ DOCKER_CONTEXT: '', DOCKER_HOST: '' })).toBe('unix:///c.sock')
})

test("Gantry's own choice beats docker's rules", async () => {
  await writeContext('work', 'unix:///w.sock')
  expect(pickWay(await find({ DOCKER_HOST: 'unix:///e.sock' }), 'work').host).toBe('unix:///w.sock')
})

test('DOCKER_CONFIG moves the contexts', async () => {
  const elsewhere = path.join(home, 'elsewhere')
  await mkdir(elsewhere)
  await writeFile(path.join(elsewhere, 'config.json'), '{"currentContext":"gone"}')
  expect((await find({ DOCKER_CONFIG: elsewhere })).byDocker).toBe('gone')
})

test('a context that does not exist is told, with a way back', async () => {
  const ways = await find({ DOCKER_CONTEXT: 'gone' })
  expect(faultFrom(() => pickWay(ways, null))).toMatchObject({ code: 'context.unknown', message: expect.stringContaining('"gone"') })
  expect(faultFrom(() => pickWay(ways, 'mine'))?.remedies?.[0]).toMatchObject({ call: 'engine.use', args: { context: null } })
})

test('a broken config.json is a warning, not a crash', async () => {
  await write('.docker/config.json', '{"currentContext": ')
  const way = pickWay(await find(), null)
  expect(way.name).toBe('default')
  expect(way.warning).toContain('config.json')
})

test('a broken context is left out with a warning, and the others stay', async () => {
  await write('.docker/contexts/meta/abc/meta.json', 'not json')
  await write('.docker/contexts/meta/def/meta.json', '{"Name":5}')
  await writeContext('work', 'unix:///w.sock', {}, 'The one at work')
  const { all } = await find()
  expect(all.find(({ name }) => name === 'default')?.warning).toContain('abc')
  expect(all.find(({ name }) => name === 'work')).toMatchObject({ description: 'The one at work', cli: { DOCKER_CONTEXT: 'work' } })
})

test('a context named __proto__ is one like any other', async () => {
  await writeContext('__proto__', 'unix:///p.sock')
  expect(pickWay(await find(), '__proto__').host).toBe('unix:///p.sock')
})

test("a context's certificates are read", async () => {
  await writeContext('tls', 'tcp://10.0.0.1:2376', { SkipTLSVerify: true })
  for (const name of ['ca', 'cert', 'key']) await write(`.docker/contexts/tls/${contextFolder('tls')}/docker/${name}.pem`, name)
  const way = pickWay(await find(), 'tls')
  expect(way.tls).toMatchObject({ verify: false, ca: Buffer.from('ca'), cert: Buffer.from('cert'), key: Buffer.from('key') })
  expect(way.address).toMatchObject({ encrypted: true })
  expect(way.warning).toContain('not checked')
})

test('DOCKER_TLS_VERIFY and DOCKER_CERT_PATH hold for DOCKER_HOST', async () => {
  await write('certs/ca.pem', 'ca')
  const env = { DOCKER_HOST: 'tcp://10.0.0.1:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: path.join(home, 'certs') }
  const way = pickWay(await find(env), null)
  expect(way).toMatchObject({ insecure: false, tls: { verify: true, ca: Buffer.from('ca') }, cli: env })
})

test('guarantee 28: an unprotected address is used only when it was chosen here, and says what it means', async () => {
  const ways = await find({ DOCKER_HOST: 'tcp://127.0.0.1:2375' })
  const fault = faultFrom(() => pickWay(ways, null))
  expect(fault).toMatchObject({ code: 'engine.insecure', hint: expect.stringContaining('neither encrypted') })
  expect(fault?.remedies?.[0]).toMatchObject({ call: 'engine.use', args: { context: 'DOCKER_HOST' } })
  expect(pickWay(ways, 'DOCKER_HOST').warning).toContain('controls that computer as root')
})

test('an address that is none is a fault of that way, and no crash', async () => {
  const { all } = await find({ DOCKER_HOST: 'fd://' })
  expect(all[0]?.broken).toMatchObject({ code: 'engine.unreachable', message: expect.stringContaining('fd://') })
})

test('sockets are found by their places, once each', async () => {
  await mkdir(path.join(home, '.colima/default'), { recursive: true })
  await mkdir(path.join(home, '.colima/work'), { recursive: true })
  await mkdir(path.join(home, '.colima/_lima'), { recursive: true })
  await writeFile(path.join(home, '.colima/work/docker.sock'), '')
  await symlink(path.join(home, '.colima/work/docker.sock'), path.join(home, '.colima/default/docker.sock'))
  await mkdir(path.join(home, '.lima/podman-vm'), { recursive: true })
  const sockets = (await find()).all.filter(({ source }) => source === 'socket')
  const hosts = sockets.map(({ host }) => host.replace(home, '~'))
  expect(hosts).toContain('unix://~/.colima/default/docker.sock')
  expect(hosts).not.toContain('unix://~/.colima/work/docker.sock')
  expect(hosts).toContain('unix://~/.lima/podman-vm/sock/docker.sock')
  expect(hosts).not.toContain('unix:///var/run/docker.sock')
  expect(hosts).toContain('unix:///run/user/1000/docker.sock')
})

test.each([
  ['darwin', ['.docker/run/docker.sock', '.orbstack/run/docker.sock', '.rd/docker.sock']],
  ['linux', ['.docker/desktop/docker.sock', '.rd/docker.sock']],
] as const)('%s: every product has its place', async (platform, places) => {
  const paths = (await wellKnownSockets({ env: {}, home, platform, uid: 1000 })).map((socket) => socket.path)
  for (const place of places) expect(paths).toContain(path.join(home, place))
})
