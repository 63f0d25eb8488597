// gantry call: JSON in, JSON out, and an exit code that can be relied on.
import { describe, expect, test } from 'vitest'
import { safeJson } from '../../../../src/main/doors/cli/safe-json.ts'
import { procedureNames } from '../../../../src/main/doors/cli/find-procedure.ts'
import { gantry, job, lane, state } from './stand-in.ts'

const running = state(job({ state: 'running' }))

test('prints the result as one JSON document', async () => {
  const { code, out, err } = await gantry(['call', 'settings.get'])
  expect(code).toBe(0)
  expect(err).toEqual([])
  expect(out).toHaveLength(1)
  expect(JSON.parse(out[0]!)).toMatchObject({ theme: 'system' })
})

test('hands its input on', async () => {
  const { out } = await gantry(['call', 'settings.set', '{"changes":{"theme":"dark"}}'])
  expect(JSON.parse(out[0]!)).toMatchObject({ theme: 'dark' })
})

test('a stack that has a job at work is no job that was started', async () => {
  const { code, out } = await gantry(['call', 'stacks.get', '{"id":"s1"}'], { stacks: [] })
  expect(code).toBe(0)
  expect(JSON.parse(out[0]!)).toMatchObject({ name: 'shop' })
})

describe('a stream', () => {
  test('prints a JSON line an item, to its end', async () => {
    const { code, out, streaming } = await gantry(['call', 'settings.watch'])
    expect(code).toBe(0)
    expect(out.map((line) => JSON.parse(line).theme)).toEqual(['system', 'dark'])
    expect(streaming).toBe(0)
  })

  test('ends at Ctrl+C', async () => {
    const { code, out, err, streaming } = await gantry(['call', 'settings.watch'], { endless: true, interruptAfter: /dark/ })
    expect({ code, lines: out.length, err, streaming }).toEqual({ code: 130, lines: 2, err: [], streaming: 0 })
  })

  test('ends when nobody reads any more', async () => {
    const { code, streaming } = await gantry(['call', 'settings.watch'], { endless: true, closeAfter: /system/ })
    expect({ code, streaming }).toEqual({ code: 0, streaming: 0 })
  })
})

describe('a call that starts a job', () => {
  const start = ['call', 'stacks.start', '{"id":"s1"}']

  test('follows it to its end, and ends with the job', async () => {
    const events = [running, lane('web', 'starting'), state(job({ state: 'done' }))]
    const { code, out } = await gantry(start, { events })
    expect(code).toBe(0)
    const lines = out.map((line) => JSON.parse(line))
    expect(lines.map((line) => line.type ?? Object.keys(line)[0])).toEqual(['state', 'lane', 'state', 'job'])
    expect(lines.at(-1)).toMatchObject({ job: { id: 'j1', state: 'done' } })
  })

  test.each(['failed', 'cancelled'] as const)('exits 1 when it %s', async (end) => {
    const { code, out } = await gantry(start, { events: [running, state(job({ state: end }))] })
    expect(code).toBe(1)
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ job: { state: end } })
  })

  test('asks for its end where the stream ended without one', async () => {
    const { code, out } = await gantry(start, { events: [running] })
    expect(code).toBe(0)
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ job: { state: 'done' } })
  })

  test('cancels it at Ctrl+C, and says what came of that', async () => {
    const { code, out, calls } = await gantry(start, { events: [running], endless: true, interruptAfter: /"running"/ })
    expect(code).toBe(130)
    expect(calls).toContainEqual(['jobs.cancel', { id: 'j1' }])
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ job: { state: 'cancelled', outcome: '1 of 2 services was left running.' } })
  })

  test('goes on when nobody reads any more', async () => {
    const { code, calls } = await gantry(start, { events: [running, state(job({ state: 'done' }))], closeAfter: /running/ })
    expect(code).toBe(0)
    expect(calls.map(([name]) => name)).not.toContain('jobs.cancel')
  })
})

describe('what goes wrong', () => {
  test('a fault is JSON on standard error, and exit code 1', async () => {
    const fault = { code: 'stack.unknown', message: 'There is no stack s1.\u009b2J' } as const
    const { code, out, err } = await gantry(['call', 'stacks.get', '{"id":"s1"}'], { fault })
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toHaveLength(1)
    expect(err[0]).not.toContain('\u009b')
    expect(JSON.parse(err[0]!)).toEqual({ fault })
  })

  test.each([
    [['call'], 'takes a procedure'],
    [['call', 'stacks.get', '{}', 'more'], 'takes a procedure'],
    [['call', 'stacks.nothing'], 'stacks.start'],
    [['call', 'nothing.list'], 'stacks.…'],
    [['call', 'stacks'], 'no procedure "stacks"'],
    [['call', 'stacks.get.more'], 'no procedure'],
    [['call', '__proto__.list'], 'no procedure'],
    [['call', 'stacks.constructor'], 'no procedure'],
    [['call', 'stacks.get', '{'], 'not JSON'],
    [['call', 'stacks.get', "{'id': 1}"], 'not JSON'],
    [['call', 'stacks.get', '{}'], 'id: '],
    [['call', 'stacks.get', '{"id":7}'], 'id: '],
    [['call', 'stacks.start', '{"id":"s1","scale":{"web":-1}}'], 'scale.web: '],
    [['call', 'stacks.get'], 'stacks.get does not take this input'],
  ])('%j is not understood: exit code 2', async (words, says) => {
    const { code, out, err, calls } = await gantry(words)
    expect({ code, out, calls }).toEqual({ code: 2, out: [], calls: [] })
    expect(err.join('\n')).toContain(says)
    expect(err.at(-1)).toBe('usage: gantry call DOMAIN.VERB [JSON]')
  })

  test('what is neither a fault nor the caller’s mistake is not hidden', async () => {
    await expect(gantry(['call', 'engine.status'])).rejects.toThrow()
  })
})

test('every procedure of the contract can be named', () => {
  expect(procedureNames()).toEqual(expect.arrayContaining(['stacks.start', 'jobs.watch', 'files.browse', 'app.info']))
})

test('JSON stays what it was, and nothing in it acts on a terminal', () => {
  const value = { text: 'a\u001b[31m\u009b2J\u202eb\u007f\u2028 ü 漢' }
  expect(JSON.parse(safeJson(value))).toEqual(value)
  expect(safeJson(value)).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2028]/u)
  expect(safeJson(undefined)).toBe('null')
})
