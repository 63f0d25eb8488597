// The short verbs that people type.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTarget } from '../../../../src/main/doors/cli/find-stack.ts'
import { logText } from '../../../../src/main/doors/cli/log-text.ts'
import { gantry, job, lane, shop, state } from './stand-in.ts'

const running = state(job({ state: 'running' }))
const done = state(job({ state: 'done' }))

describe('up', () => {
  test('adds the folder, starts it, tells each change of a lane once, and ends with the addresses', async () => {
    const events = [
      running,
      lane('web', 'creating'),
      lane('web', 'creating', '10 %'),
      lane('web', 'waiting', 'for db to be healthy'),
      lane('db', 'pulling', '1 of 2 MB'),
      lane('db', 'pulling', '2 of 2 MB'),
      lane('web', 'healthy'),
      done,
    ]
    const { code, out, err, calls } = await gantry(['up', '.', 'web', '--build', '--profile', 'a', '--profile', 'b'], { events })
    expect(code).toBe(0)
    expect(calls[0]).toEqual(['stacks.add', { folder: '/srv/shop' }])
    expect(calls[1]).toEqual(['stacks.start', { id: 's1', services: ['web'], build: true, profiles: ['a', 'b'] }])
    expect(err).toEqual(['  web  creating', '  web  waiting for db to be healthy', '  db   pulling 1 of 2 MB', '  web  healthy'])
    expect(out).toEqual(['web  http://localhost:8080/'])
  })

  test('a failure tells the last output, the fault with its hint, and what was left', async () => {
    const fault = {
      code: 'compose.syntax',
      message: 'compose.yaml can’t be read.',
      hint: 'Mend line 3.',
      place: { file: '/srv/shop/compose.yaml', line: 3, column: 5, excerpt: [{ line: 3, text: '  : x\u001b[2J', marked: true }] },
    } as const
    const events = [
      running,
      { type: 'line' as const, at: 1, text: 'pulling…', stream: 'stderr' as const, service: 'web' },
      { type: 'line' as const, at: 2, text: 'Gantry makes the image.', stream: 'note' as const },
      state(
        job({
          state: 'failed',
          fault: { ...fault, place: { ...fault.place, excerpt: [...fault.place.excerpt] } },
          outcome: 'Nothing was started.',
        }),
      ),
    ]
    const { code, out, err } = await gantry(['up'], { events })
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toEqual([
      'Gantry makes the image.',
      '  web: pulling…',
      'gantry: compose.yaml can’t be read.',
      '  /srv/shop/compose.yaml:3:5',
      '  >    3 |   : x',
      '  Mend line 3.',
      'Nothing was started.',
    ])
  })

  test('Ctrl+C cancels, and says what was left running', async () => {
    const { code, err, calls } = await gantry(['up'], {
      events: [running, lane('web', 'creating')],
      endless: true,
      interruptAfter: /creating/,
    })
    expect(code).toBe(130)
    expect(calls).toContainEqual(['jobs.cancel', { id: 'j1' }])
    expect(err.slice(-3)).toEqual([
      'Cancelling. Press Ctrl+C again to leave at once.',
      'Start shop: cancelled.',
      '1 of 2 services was left running.',
    ])
  })

  test('says for what it waits', async () => {
    const { err } = await gantry(['up'], { events: [state(job({ state: 'queued', waitsFor: 'Stop shop' })), done] })
    expect(err).toEqual(['Waiting for: Stop shop'])
  })
})

describe('down', () => {
  test('leaves the volumes', async () => {
    const { code, calls } = await gantry(['down'])
    expect(code).toBe(0)
    expect(calls.at(-1)).toEqual(['stacks.down', { id: 's1' }])
  })

  test('with volumes names them, and does nothing where nobody answers', async () => {
    const { code, err, calls } = await gantry(['down', '--volumes'])
    expect(code).toBe(1)
    expect(calls.map(([name]) => name)).toEqual(['stacks.list'])
    expect(err.join('\n')).toContain('shop_data')
    expect(err.join('\n')).not.toContain('other')
    expect(err.at(-1)).toContain('--yes-delete-volumes shop_data')
  })

  test('with volumes goes on when the person types the stack’s name, and only then', async () => {
    const yes = await gantry(['down', '--volumes'], { answer: 'shop' })
    expect(yes.calls.at(-1)).toEqual(['stacks.down', { id: 's1', volumes: true, confirmVolumes: ['shop_data'] }])
    for (const answer of ['', 'y', 'yes', 'Shop2']) {
      const no = await gantry(['down', '--volumes'], { answer })
      expect(no.code).toBe(1)
      expect(no.calls.map(([name]) => name)).not.toContain('stacks.down')
    }
  })

  test('with volumes named does not ask', async () => {
    const { calls } = await gantry(['down', '--volumes', '--yes-delete-volumes', 'shop_data,b', '--yes-delete-volumes', 'c'])
    expect(calls.at(-1)).toEqual(['stacks.down', { id: 's1', volumes: true, confirmVolumes: ['shop_data', 'b', 'c'] }])
  })

  test('takes no services', async () => {
    expect((await gantry(['down', '.', 'web'])).code).toBe(2)
  })
})

test.each(['stop', 'restart'])('%s takes the stack, or some of its services', async (verb) => {
  expect((await gantry([verb])).calls.at(-1)).toEqual([`stacks.${verb}`, { id: 's1' }])
  expect((await gantry([verb, '.', 'web', 'db'])).calls.at(-1)).toEqual([`stacks.${verb}`, { id: 's1', services: ['web', 'db'] }])
})

test.each(['stop', 'restart', 'down', 'ps', 'logs'])('%s of a folder that is not known says so, and adds nothing', async (verb) => {
  const { code, err, calls } = await gantry([verb, '/srv/other'])
  expect(code).toBe(1)
  expect(calls.map(([name]) => name)).toEqual(['stacks.list'])
  expect(err).toEqual(['gantry: Gantry knows no stack in /srv/other.', '  Start it with: gantry up /srv/other'])
})

describe('ps', () => {
  test('shows services, states and addresses', async () => {
    const { code, out } = await gantry(['ps'])
    expect(code).toBe(0)
    expect(out).toEqual([
      'SERVICE  STATE    ADDRESS                 DETAIL',
      'web      healthy  http://localhost:8080/',
      'db       failed                           Exited with code 1',
    ])
  })

  test('as JSON', async () => {
    const { out } = await gantry(['ps', '--json'])
    expect(JSON.parse(out.join(''))).toMatchObject({ id: 's1', services: [{ name: 'web' }, { name: 'db' }] })
  })

  test('says when it is stale', async () => {
    const { err } = await gantry(['ps'], { stacks: [shop({ stale: true })] })
    expect(err.join('')).toContain('not answering')
  })

  test('colours are for terminals', async () => {
    const { out } = await gantry(['ps'], { colours: true })
    expect(out[1]).toContain('\u001b[32m  healthy\u001b[0m')
  })
})

describe('logs', () => {
  const lines = Array.from({ length: 2_500 }, (_, index) => ({ service: index % 2 === 0 ? 'web' : 'db', text: `line ${index}` }))

  test('prints all, in order, with their services', async () => {
    const { code, out, calls } = await gantry(['logs', '.', 'web', 'db'], { lines })
    expect(code).toBe(0)
    expect(out).toHaveLength(2_500)
    expect(out[0]).toBe('web | line 0')
    expect(out[2_499]).toBe('db  | line 2499')
    expect(calls).toContainEqual(['logs.open', { stack: 's1', services: ['web', 'db'] }])
    expect(calls.at(-1)).toEqual(['logs.close', { id: 'l1' }])
  })

  test('prints the last ones', async () => {
    expect((await gantry(['logs', '--tail', '2'], { lines })).out).toEqual(['web | line 2498', 'db  | line 2499'])
    expect((await gantry(['logs', '--tail', '0'], { lines })).out).toEqual([])
  })

  test('follows until Ctrl+C, or until nobody reads', async () => {
    const stopped = await gantry(['logs', '-f'], { lines, interruptAfter: /line 2499/ })
    expect({ code: stopped.code, lines: stopped.out.length }).toEqual({ code: 130, lines: 2_500 })
    expect(stopped.calls.at(-1)).toEqual(['logs.close', { id: 'l1' }])
    const left = await gantry(['logs', '-f'], { lines, closeAfter: /line 10$/ })
    expect(left.code).toBe(0)
    expect(left.calls.at(-1)).toEqual(['logs.close', { id: 'l1' }])
  })

  test('refuses a service that is not there, and a tail that is no number', async () => {
    expect((await gantry(['logs', '.', 'nothing'])).err.join('')).toContain('It has: web, db')
    expect((await gantry(['logs', '--tail', '-1'])).code).toBe(2)
    expect((await gantry(['logs', '--tail', 'x'])).code).toBe(2)
  })

  test('lets colours through to a terminal, and nothing else', () => {
    const text = '\u001b[31mred\u001b[0m \u001b[2J\u001b]0;title\u0007\u009b5mplain'
    expect(logText(text, true)).toBe('\u001b[31mred\u001b[0m plain\u001b[0m')
    expect(logText(text, false)).toBe('red plain')
  })
})

describe('stacks', () => {
  test('lists them', async () => {
    const { out } = await gantry(['stacks'], { stacks: [shop({ detail: '1 of 2 running' })] })
    expect(out).toEqual(['STACK  STATE    DETAIL          FOLDER', 'shop   running  1 of 2 running  /srv/shop'])
  })

  test('says how to get one', async () => {
    const { code, out, err } = await gantry(['stacks'], { stacks: [] })
    expect({ code, out }).toEqual({ code: 0, out: [] })
    expect(err.join('')).toContain('gantry up')
  })
})

describe('doctor', () => {
  test('tells the checks, and a folder’s stack', async () => {
    const { code, out } = await gantry(['doctor', '/srv/shop'])
    expect(code).toBe(0)
    expect(out).toEqual(['ok       Engine: 26.1.5 answers', 'warning  Compose: 2.26.1', 'ok       Stack shop: web, db'])
  })

  test('fails when a check did, or the stack can’t be read', async () => {
    const fault = { code: 'compose.none', message: 'There is no compose file.' } as const
    const { code, out, err } = await gantry(['doctor', '/srv/shop'], { fault })
    expect(code).toBe(1)
    expect(out.at(-1)).toBe('failed   The stack in /srv/shop can’t be read.')
    expect(err).toEqual(['gantry: There is no compose file.'])
  })
})

describe('help', () => {
  test.each([[[]], [['help']], [['--help']]])('%j lists the verbs', async (words) => {
    const { code, out } = await gantry(words)
    expect(code).toBe(0)
    expect(out.join('\n')).toContain('gantry up [DIR]')
  })

  test('tells more of one', async () => {
    expect((await gantry(['help', 'down'])).out).toEqual((await gantry(['down', '--help'])).out)
    expect((await gantry(['--version'])).out).toEqual(['1.2.3'])
  })

  test.each([[['nothing']], [['help', 'nothing']], [['up', '--nothing']], [['ps', '--json=x']], [['up', '--profile']], [['stacks', 'x']]])(
    '%j is not understood',
    async (words) => {
      const { code, out, err } = await gantry(words)
      expect({ code, out }).toEqual({ code: 2, out: [] })
      expect(err[0]).toMatch(/^gantry: /)
      expect(err).toHaveLength(2)
    },
  )
})

describe('the words after a verb', () => {
  let cwd: string

  beforeAll(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'gantry-words-'))
    await mkdir(path.join(cwd, 'shop'))
    await mkdir(path.join(cwd, 'web'))
    await writeFile(path.join(cwd, 'shop', 'compose.yaml'), '')
    await writeFile(path.join(cwd, 'compose.prod.yaml'), '')
  })

  afterAll(async () => {
    await rm(cwd, { recursive: true })
  })

  test.each([
    [[], '', []],
    [['.'], '', []],
    [['shop'], 'shop', []],
    [['shop', 'web'], 'shop', ['web']],
    [['web'], '', ['web']],
    [['./web'], 'web', []],
    [['nothing/there', 'x'], 'nothing/there', ['x']],
    [['compose.prod.yaml'], 'compose.prod.yaml', []],
    [['api', 'shop'], '', ['api', 'shop']],
  ])('%j', async (words, place, services) => {
    expect(await readTarget(words, cwd)).toEqual({ place: path.join(cwd, place), services })
  })
})
