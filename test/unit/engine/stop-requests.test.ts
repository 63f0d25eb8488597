import { expect, test } from 'vitest'
import { type EngineEvent, parseEvent } from '../../../src/main/engine/live/engine-event.ts'
import { foldHistory, foldStopRequest, type StopRequest, verdictOn } from '../../../src/main/engine/live/stop-requests.ts'

function after(...events: readonly (readonly [action: string, at: number, signal?: number])[]): boolean | undefined {
  const requests = new Map<string, StopRequest>()
  for (const event of list(events)) foldStopRequest(requests, event)
  return requests.get('a')?.requested
}

function list(events: readonly (readonly [string, number, number?])[]): EngineEvent[] {
  return events.map(([action, at, signal]) => ({ id: 'a', action, at, ...(signal !== undefined && { signal }) }))
}

test('docker stop, in the order of either engine', () => {
  expect(after(['kill', 0, 15], ['die', 900], ['stop', 901])).toBe(true)
  expect(after(['kill', 0, 15], ['kill', 10_000, 9], ['stop', 10_001], ['die', 10_002])).toBe(true)
})

test('docker kill', () => {
  expect(after(['kill', 0, 9], ['die', 5])).toBe(true)
})

test('an end of its own, and one for lack of memory', () => {
  expect(after(['start', 0], ['die', 5])).toBe(false)
  expect(after(['start', 0], ['oom', 4], ['die', 5])).toBe(false)
})

test('a signal to reload is no request to end', () => {
  expect(after(['kill', 0, 1], ['die', 5])).toBe(false)
})

test('a signal that it survived long ago does not excuse an end', () => {
  expect(after(['kill', 0, 2], ['die', 3_600_000])).toBe(false)
})

test('a stop signal of its own (nginx has SIGQUIT, systemd SIGRTMIN+3) counts once the engine says stop', () => {
  expect(after(['kill', 0, 37], ['die', 5], ['stop', 6])).toBe(true)
})

test('starting forgets what was', () => {
  expect(after(['kill', 0, 15], ['die', 1], ['stop', 2], ['start', 3], ['die', 4])).toBe(false)
})

test("the engine's memory is believed only where it reaches back far enough", () => {
  expect(foldHistory(list([['die', 5]])).has('a')).toBe(false)
  expect(
    foldHistory(
      list([
        ['start', 1],
        ['die', 5],
      ]),
    ).get('a')?.requested,
  ).toBe(false)
  expect(
    foldHistory(
      list([
        ['kill', 4, 15],
        ['die', 5],
      ]),
    ).get('a')?.requested,
  ).toBe(true)
})

test('a verdict is on one end, and on no later one', () => {
  const at = Date.parse('2026-01-01T00:00:00Z')
  expect(verdictOn({ requested: true, endedAt: at }, '2026-01-01T00:00:00.5Z')?.requested).toBe(true)
  expect(verdictOn({ requested: true, endedAt: at }, '2026-01-01T01:00:00Z')).toBeUndefined()
})

test('an event is read, and what is none is passed over', () => {
  const line =
    '{"Type":"container","Action":"health_status: healthy","Actor":{"ID":"abc","Attributes":{"signal":"15"}},"time":1,"timeNano":1500000000}'
  expect(parseEvent(line)).toEqual({ id: 'abc', action: 'health_status', signal: 15, at: 1_500 })
  expect(parseEvent('{"Action":5}')).toBeUndefined()
  expect(parseEvent('nonsense')).toBeUndefined()
})
