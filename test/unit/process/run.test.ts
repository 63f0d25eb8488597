// The one door to programs: arguments as they are, output in lines, cancel to the whole group.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LineReader } from '../../../src/main/process/lines.ts'
import { runningPrograms, run } from '../../../src/main/process/run.ts'
import { versionIn } from '../../../src/main/process/tool-versions.ts'

const node = process.execPath
const script = (code: string): readonly string[] => ['-e', code]

describe('run', () => {
  test('hands arguments on as they are: no shell reads them', async () => {
    const hostile = ['$(id)', '`id`', '; id', 'a\nb', '%PATH%', '-x', '']
    const { stdout } = await run({
      program: node,
      args: ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...hostile],
      why: 'testing',
    })
    expect(JSON.parse(stdout)).toEqual(hostile)
  })

  test('answers the exit code, whatever it is', async () => {
    expect(await run({ program: node, args: script('process.exit(3)'), why: 'testing' })).toMatchObject({ code: 3, cancelled: false })
  })

  test('gives lines of both streams as they come', async () => {
    const lines: string[] = []
    await run({
      program: node,
      args: script('console.log("a\\nb"); console.error("c")'),
      why: 'testing',
      onLine: (line, stream) => lines.push(`${stream} ${line}`),
    })
    expect(lines.sort()).toEqual(['stderr c', 'stdout a', 'stdout b'])
  })

  test('writes the input and closes it; without one, standard input is at its end', async () => {
    const echo = script('process.stdin.pipe(process.stdout)')
    expect((await run({ program: node, args: echo, why: 'testing', input: 'secret' })).stdout).toBe('secret')
    expect((await run({ program: node, args: echo, why: 'testing' })).stdout).toBe('')
  })

  test('cancels the child and what it started', async () => {
    const controller = new AbortController()
    const code = `const { spawn } = require('node:child_process'); const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); console.log(child.pid); setInterval(() => {}, 1000)`
    let grandchild = 0
    const ended = run({
      program: node,
      args: script(code),
      why: 'testing',
      signal: controller.signal,
      onLine: (line) => {
        grandchild = Number(line)
        controller.abort()
      },
    })
    expect(await ended).toMatchObject({ cancelled: true, code: null })
    expect(grandchild).toBeGreaterThan(0)
    await expect.poll(() => alive(grandchild)).toBe(false)
    expect(runningPrograms()).toBe(0)
  })

  test('does not start what was cancelled before', async () => {
    expect(await run({ program: '/nowhere', args: [], why: 'testing', signal: AbortSignal.abort() })).toMatchObject({ cancelled: true })
  })

  test('a program that is not there is a fault that names it', async () => {
    await expect(run({ program: '/no/such/program', args: [], why: 'testing' })).rejects.toMatchObject({
      fault: { code: 'tool.failed', while: 'testing' },
    })
  })

  test('keeps only the newest of a flood', async () => {
    const { stdout } = await run({
      program: node,
      args: script('for (let i = 0; i < 100000; i++) console.log("line " + i)'),
      why: 'testing',
      keep: 10_000,
    })
    expect(stdout.length).toBeLessThan(20_000)
    expect(stdout.endsWith('line 99999')).toBe(true)
  })

  test('does not hand on what would steer the child elsewhere', async () => {
    process.env['DOCKER_HOST'] = 'tcp://example.invalid:1'
    process.env['COMPOSE_FILE'] = 'other.yaml'
    try {
      const { stdout } = await run({
        program: node,
        args: script('console.log(process.env.DOCKER_HOST, process.env.COMPOSE_FILE, process.env.EXTRA)'),
        why: 'testing',
        env: { EXTRA: 'yes' },
      })
      expect(stdout).toBe('undefined undefined yes')
    } finally {
      delete process.env['DOCKER_HOST']
      delete process.env['COMPOSE_FILE']
    }
  })
})

/** A process that has ended but was not yet collected by init counts as ended. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

describe('lines', () => {
  function read(...chunks: (string | Uint8Array)[]): string[] {
    const lines: string[] = []
    const reader = new LineReader((line) => lines.push(line))
    for (const chunk of chunks) reader.write(Buffer.from(chunk))
    reader.end()
    return lines
  }
  test('join characters that were cut between chunks', () => {
    const bytes = Buffer.from('grün\n')
    expect(read(bytes.subarray(0, 3), bytes.subarray(3))).toEqual(['grün'])
  })
  test('lose Windows line ends and control sequences', () => {
    expect(read('\x1b[2Ka\r\n\x1b[31mb\x1b[0m\n')).toEqual(['a', 'b'])
  })
  test('are cut when they never end', () => {
    expect(read('x'.repeat(200_000)).every((line) => line.length <= 64 * 1024)).toBe(true)
  })
})

test.each([
  ['{"version":"2.26.1-4"}', '2.26.1'],
  ['{"version":"v5.0.2"}', '5.0.2'],
  ['github.com/docker/buildx v0.13.1 abc', '0.13.1'],
  ['no version', undefined],
])('the version in %s', (text, version) => {
  expect(versionIn(text)).toBe(version)
})
