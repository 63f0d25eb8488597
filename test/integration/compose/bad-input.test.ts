// What bad input gets: a clear sentence, a place where there is one, a hint; Gantry goes on working; nothing of the user's is changed.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Fault } from '../../../src/shared/fault.ts'
import type { Job } from '../../../src/shared/job.ts'
import { composeVersions } from '../../support/compose-versions.ts'
import { startGantry, type TestGantry } from '../../support/test-gantry.ts'
import { type ComposeShape, docker, makeStack, type TestStack } from '../../support/test-stack.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

describe.each(composeVersions())('with Compose %s', (_version, dockerConfig) => {
  let gantry: TestGantry
  let image: string
  const stacks: TestStack[] = []
  const servers: Server[] = []

  beforeAll(async () => {
    if (dockerConfig !== undefined) process.env['DOCKER_CONFIG'] = dockerConfig
    image = await ensureTinyImage()
    gantry = await startGantry()
  })
  afterEach(async () => {
    for (const stack of stacks.splice(0)) await stack.remove()
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
    // After each failure, Gantry still answers.
    expect((await gantry.client.engine.status()).state).toBe('connected')
  })
  afterAll(async () => {
    await gantry.end()
    delete process.env['DOCKER_CONFIG']
  })

  async function made(compose: ComposeShape | string, files: Record<string, string> = {}): Promise<TestStack> {
    const stack = await makeStack(compose, files)
    stacks.push(stack)
    return stack
  }
  const raw = (services: string): string => `services:\n${services}`

  /** The fault that a folder shows once it is added. The folder is not changed by it. */
  async function faultOfFiles(compose: string, files: Record<string, string> = {}): Promise<Fault> {
    const stack = await made(compose, files)
    const before = await fingerprint(stack.folder)
    const { fault } = await gantry.add(stack.folder)
    expect(await fingerprint(stack.folder)).toBe(before)
    if (!fault) throw new Error('No fault was found')
    expect(fault.message).toMatch(/^[A-Z"/].*\.$/s)
    expect(fault.hint).toBeTruthy()
    return fault
  }

  async function failedStart(compose: ComposeShape, files: Record<string, string> = {}): Promise<Job & { fault: Fault }> {
    const stack = await made(compose, files)
    const before = await fingerprint(stack.folder)
    const { id } = await gantry.add(stack.folder)
    const { job } = await gantry.run(gantry.client.stacks.start({ id }))
    expect(await fingerprint(stack.folder)).toBe(before)
    expect(job.state).toBe('failed')
    if (!job.fault) throw new Error('No fault was told')
    expect(job.fault.message).toMatch(/\.$/)
    expect(job.fault.hint).toBeTruthy()
    expect(job.outcome).toBeTruthy()
    return { ...job, fault: job.fault }
  }

  const sleeper = (): object => ({ image, command: ['sleep', '600'], init: true })

  describe('folders', () => {
    test.each([
      ['/no/such/folder', 'folder.missing'],
      ['/dev/null', 'folder.notFolder'],
    ])('%s is %s', async (folder, code) => {
      await expect(gantry.client.stacks.add({ folder })).rejects.toMatchObject({ code: 'FAULT', data: { code } })
    })

    test('without a compose file: what was looked for is named', async () => {
      const stack = await made('', { 'README.md': 'x' })
      await rm(path.join(stack.folder, 'compose.yaml'))
      await expect(gantry.client.stacks.add({ folder: stack.folder })).rejects.toMatchObject({
        data: { code: 'compose.none', hint: expect.stringContaining('compose.yaml') },
      })
    })

    test.each(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'])('%s is found', async (name) => {
      const stack = await made('', { [name]: raw(`  web:\n    image: ${image}\n`) })
      if (name !== 'compose.yaml') await rm(path.join(stack.folder, 'compose.yaml'))
      expect((await gantry.add(stack.folder)).files).toEqual([path.join(stack.folder, name)])
    })

    test('override files and COMPOSE_FILE are taken as Compose takes them', async () => {
      const stack = await made(raw(`  web:\n    image: ${image}\n`), {
        'compose.override.yaml': raw('  extra:\n    image: b\n'),
        'other.yaml': raw('  other:\n    image: b\n'),
      })
      expect((await gantry.add(stack.folder)).services.map(({ name }) => name)).toEqual(['extra', 'web'])
      await stack.write('.env', 'COMPOSE_FILE=other.yaml\n')
      const { id } = await gantry.add(stack.folder)
      const changed = await gantry.until(id, ({ services }) => services.length === 1)
      expect(changed.services[0]?.name).toBe('other')
      expect(changed.files).toEqual([path.join(stack.folder, 'other.yaml')])
    })

    test('a file can be pointed at, and each look of a folder is told before it is added', async () => {
      const stack = await made(raw(`  web:\n    image: ${image}\n`), { 'compose.ci.yaml': raw('  ci:\n    image: b\n') })
      const look = await gantry.client.stacks.look({ folder: stack.folder })
      expect(look.candidates.map(({ files, services }) => [path.basename(files[0] ?? ''), services])).toEqual([
        ['compose.yaml', ['web']],
        ['compose.ci.yaml', ['ci']],
      ])
      expect((await gantry.add(path.join(stack.folder, 'compose.ci.yaml'))).services.map(({ name }) => name)).toEqual(['ci'])
    })
  })

  describe('files', () => {
    test('broken YAML: file, line, column and the words around it', async () => {
      const fault = await faultOfFiles('services:\n  web:\n    image: x\n   ports:\n      - "80:80"\n')
      expect(fault).toMatchObject({
        code: 'compose.syntax',
        place: { file: expect.stringMatching(/compose\.yaml$/), line: 4, column: expect.any(Number) },
      })
      expect(fault.place?.excerpt?.find(({ marked }) => marked)?.text).toContain('ports')
    })
    test('unknown keys are named, at their line', async () => {
      const fault = await faultOfFiles(raw(`  web:\n    image: ${image}\n    prots:\n      - "80:80"\n`))
      expect(fault).toMatchObject({ code: 'compose.invalid', message: expect.stringContaining('"prots"'), place: { line: 4 } })
    })
    test('an unknown key at the top', async () => {
      expect(await faultOfFiles(`servces:\n  web:\n    image: ${image}\n`)).toMatchObject({
        code: 'compose.invalid',
        message: expect.stringContaining('"servces"'),
        place: { line: 1 },
      })
    })
    test('a required variable that is not set', async () => {
      const fault = await faultOfFiles(raw(`  web:\n    image: ${image}\n    environment:\n      PW: \${DB_PASSWORD:?set it in .env}\n`))
      expect(fault).toMatchObject({ code: 'compose.variable', message: expect.stringContaining('DB_PASSWORD'), place: { line: 5 } })
    })
    test('an env_file that is missing', async () => {
      const fault = await faultOfFiles(raw(`  web:\n    image: ${image}\n    env_file: app.env\n`))
      expect(fault).toMatchObject({ code: 'compose.envFile', message: expect.stringContaining('app.env'), place: { line: 4 } })
    })
    test('a cycle', async () => {
      const fault = await faultOfFiles(
        raw(`  a:\n    image: ${image}\n    depends_on: [b]\n  b:\n    image: ${image}\n    depends_on: [a]\n`),
      )
      expect(fault).toMatchObject({ code: 'compose.cycle', message: expect.stringMatching(/a -> b -> a|b -> a -> b/) })
      expect(fault.place?.line).toBeDefined()
    })
    test('an undefined volume', async () => {
      const fault = await faultOfFiles(raw(`  a:\n    image: ${image}\n    volumes: ["data:/data"]\n`))
      expect(fault).toMatchObject({ code: 'compose.reference', service: 'a', place: { line: 4 } })
    })
    test('a service with neither image nor build', async () => {
      expect(await faultOfFiles(raw('  a:\n    command: x\n'))).toMatchObject({ code: 'compose.invalid', service: 'a', place: { line: 2 } })
    })
    test('an empty file', async () => {
      expect((await faultOfFiles('')).code).toBe('compose.empty')
    })
    test('an alias bomb is refused without a run of Compose', async () => {
      const levels = Array.from(
        { length: 9 },
        (_, level) => `x-l${level}: &l${level} [${Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*l${level - 1}`)).join(', ')}]`,
      )
      expect((await faultOfFiles(`${levels.join('\n')}\n`)).code).toBe('compose.invalid')
    })

    test('a file that is mended is noticed, without a reload', async () => {
      const stack = await made('services:\n  web: [\n')
      const { id, fault } = await gantry.add(stack.folder)
      expect(fault?.code).toBe('compose.syntax')
      await stack.compose({ services: { web: sleeper() } })
      expect((await gantry.until(id, (each) => !each.fault)).services.map(({ name }) => name)).toEqual(['web'])
    })
  })

  describe('starts', () => {
    test('a port that another container holds', async () => {
      const port = await freePort()
      const ports = [`127.0.0.1:${port}:80`]
      const holder = await made({ services: { web: { ...sleeper(), ports } } })
      const { id } = await gantry.add(holder.folder)
      await gantry.run(gantry.client.stacks.start({ id }))
      const { fault } = await failedStart({ services: { web: { ...sleeper(), ports } } })
      expect(fault).toMatchObject({ code: 'port.taken', message: expect.stringContaining(String(port)), service: 'web' })
    })
    test('a port that a program outside Docker holds', async () => {
      const server = createServer().listen(0, '127.0.0.1')
      servers.push(server)
      await new Promise((resolve) => server.once('listening', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const { fault } = await failedStart({ services: { web: { ...sleeper(), ports: [`127.0.0.1:${port}:80`] } } })
      expect(fault).toMatchObject({ code: 'port.taken', message: expect.stringContaining(String(port)) })
    })
    test('an image that can not be pulled', async () => {
      const { fault } = await failedStart({ services: { web: { image: 'gantry-test.invalid/no/such:1' } } })
      expect(['registry.unreachable', 'image.notFound', 'registry.denied']).toContain(fault.code)
    })
    test('a build that fails: the line of the Dockerfile', async () => {
      const { fault } = await failedStart(
        { services: { web: { build: '.' } } },
        { Dockerfile: `FROM ${image}\nRUN true\nRUN echo one && \\\n  exit 42\n` },
      )
      expect(fault).toMatchObject({ code: 'build.failed', service: 'web', place: { file: expect.stringMatching(/Dockerfile$/), line: 3 } })
      expect(fault.place?.excerpt?.filter(({ marked }) => marked).map(({ line }) => line)).toEqual([3, 4])
      expect(fault.hint).toContain('42')
    })
    test('a build whose file is missing', async () => {
      const { fault } = await failedStart({ services: { web: { build: '.' } } }, { Dockerfile: `FROM ${image}\nCOPY nothere.txt /\n` })
      expect(fault).toMatchObject({ code: 'build.failed', hint: expect.stringContaining('nothere.txt') })
    })
    test('a dependency that never gets healthy: its last words', async () => {
      const { fault, outcome } = await failedStart({
        services: {
          db: { ...sleeper(), healthcheck: { test: ['CMD', 'sh', '-c', 'echo no-luck-today; exit 1'], interval: '500ms', retries: 2 } },
          web: { ...sleeper(), depends_on: { db: { condition: 'service_healthy' } } },
        },
      })
      expect(fault).toMatchObject({ code: 'service.unhealthy', service: 'db', detail: expect.stringContaining('no-luck-today') })
      expect(outcome).toContain('db')
    })
    test('a service whose own health check fails, with nothing waiting for it', async () => {
      const { fault } = await failedStart({
        services: { db: { ...sleeper(), healthcheck: { test: ['CMD', 'false'], interval: '500ms', retries: 2 } } },
      })
      expect(fault).toMatchObject({ code: 'service.unhealthy', service: 'db' })
    })
    test('a container that exits at once: its code and last lines', async () => {
      const { fault } = await failedStart({ services: { web: { image, command: ['sh', '-c', 'echo out-of-luck; exit 3'] } } })
      expect(fault).toMatchObject({
        code: 'service.exited',
        service: 'web',
        message: expect.stringContaining('code 3'),
        detail: expect.stringContaining('out-of-luck'),
      })
    })
    test('a one-shot that fails, with a service that needs it', async () => {
      const { fault } = await failedStart({
        services: {
          init: { image, command: ['sh', '-c', 'echo init-failed; exit 7'] },
          web: { ...sleeper(), depends_on: { init: { condition: 'service_completed_successfully' } } },
        },
      })
      expect(fault).toMatchObject({
        code: 'service.exited',
        service: 'init',
        message: expect.stringContaining('code 7'),
        detail: expect.stringContaining('init-failed'),
      })
    })
    test('a command that is not in the image', async () => {
      expect((await failedStart({ services: { web: { image, command: ['/no/such'] } } })).fault.code).toBe('command.notFound')
    })
    test('a file mounted onto a folder', async () => {
      const { fault } = await failedStart({ services: { web: { ...sleeper(), volumes: ['./a.txt:/tmp'] } } }, { 'a.txt': 'x' })
      expect(fault.code).toBe('mount.wrongKind')
    })
    test('an external network that is missing', async () => {
      const { fault } = await failedStart({
        services: { web: { ...sleeper(), networks: ['nowhere'] } },
        networks: { nowhere: { external: true, name: 'gantry-test-nowhere' } },
      })
      expect(fault).toMatchObject({ code: 'network.missing', message: expect.stringContaining('gantry-test-nowhere') })
    })
    test('a container name that is taken', async () => {
      const name = `gantry-test-taken-${process.pid}`
      await docker('create', '--name', name, '--label', 'gantry.test=1', image, 'true')
      try {
        expect((await failedStart({ services: { web: { ...sleeper(), container_name: name } } })).fault).toMatchObject({
          code: 'name.taken',
          message: expect.stringContaining(name),
        })
      } finally {
        await docker('rm', name)
      }
    })
    test('a service that is not in the stack', async () => {
      const stack = await made({ services: { web: sleeper() } })
      const { id } = await gantry.add(stack.folder)
      const { job } = await gantry.run(gantry.client.stacks.start({ id, services: ['nope'] }))
      expect(job).toMatchObject({ state: 'failed', fault: { code: 'service.unknown', hint: expect.stringContaining('web') } })
    })
    test('a stack that is not known', async () => {
      await expect(gantry.client.stacks.start({ id: 'nope' })).rejects.toMatchObject({ data: { code: 'stack.unknown' } })
    })
  })

  describe('the folder of a running stack', () => {
    test('deleted: the stack goes on, says so, and can still be stopped and taken down', async () => {
      const stack = await made({ services: { web: sleeper() } })
      const { id } = await gantry.add(stack.folder)
      await gantry.run(gantry.client.stacks.start({ id }))
      await rm(stack.folder, { recursive: true })
      const seen = await gantry.until(id, ({ fault }) => fault !== undefined)
      expect(seen).toMatchObject({
        state: 'running',
        filesPresent: false,
        fault: { code: expect.stringMatching(/^(folder\.missing|stack\.filesMissing)$/) },
      })
      const start = await gantry.run(gantry.client.stacks.start({ id }))
      expect(start.job.state).toBe('failed')
      expect((await gantry.run(gantry.client.stacks.stop({ id }))).job.state).toBe('done')
      expect((await gantry.run(gantry.client.stacks.down({ id }))).job.state).toBe('done')
      expect((await gantry.until(id, ({ services }) => services.length === 0)).state).toBe('down')
    })
    test('broken meanwhile: it can still be stopped', async () => {
      const stack = await made({ services: { web: sleeper() } })
      const { id } = await gantry.add(stack.folder)
      await gantry.run(gantry.client.stacks.start({ id }))
      await stack.write('compose.yaml', 'services: [')
      await gantry.until(id, ({ fault }) => fault?.code === 'compose.syntax')
      expect((await gantry.run(gantry.client.stacks.stop({ id }))).job.state).toBe('done')
      expect((await gantry.until(id, ({ state }) => state === 'stopped')).name).toBe(stack.name)
    })
    test('removed from the list: nothing else is touched', async () => {
      const stack = await made({ services: { web: sleeper() } })
      const { id } = await gantry.add(stack.folder)
      await gantry.run(gantry.client.stacks.start({ id }))
      const before = await fingerprint(stack.folder)
      await gantry.client.stacks.remove({ id })
      expect(await fingerprint(stack.folder)).toBe(before)
      const found = (await gantry.client.stacks.list()).stacks.find(({ name }) => name === stack.name)
      expect(found).toMatchObject({ source: 'found', state: 'running' })
    })
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Names, contents and nothing else of all that is in a folder. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    hash.update(name)
    hash.update(await readFile(path.join(folder, name)).catch(() => ''))
  }
  return hash.digest('hex')
}
