// The three progress formats of docker compose, read into the same events. Fixtures are recorded from the real tools.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foldContainer, foldProgress, lanesFraction, newLanes, withWaits } from '../../../src/main/compose/progress/lanes.ts'
import { parseProgress, progressFormat } from '../../../src/main/compose/progress/progress-format.ts'
import type { ProgressEvent } from '../../../src/main/compose/progress/progress-event.ts'
import { container, project, service } from './make.ts'

const fixture = (name: string): ProgressEvent[] =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .map(parseProgress)
    .filter((event) => event !== undefined)

const demo = project('rc-demo', [
  service('db', { hasHealthcheck: true }),
  service('web', { level: 1, dependsOn: [{ service: 'db', condition: 'service_healthy', required: true }] }),
  service('worker', { replicas: 2 }),
])
const all = new Set(['db', 'web', 'worker'])

describe('formats', () => {
  test.each([
    ['2.20.0', 'plain'],
    ['2.26.1', 'plain'],
    ['2.28.1', 'plain'],
    ['2.29.0', 'json'],
    ['2.40.3', 'json'],
    ['5.0.2', 'json'],
    [undefined, 'plain'],
  ])('Compose %s is asked for %s progress', (version, format) => {
    expect(progressFormat(version)).toBe(format)
  })
})

describe.each(['compose-2.26.1-up-plain.txt', 'compose-2.40.3-up-json.ndjson', 'compose-5.0.2-up-json.ndjson'])('%s', (name) => {
  test('each line is an event, and none is a failure', () => {
    const events = fixture(name)
    expect(events).toHaveLength(24)
    expect(events.filter((event) => event.failed)).toEqual([])
  })

  test('says that db was waited for, became healthy, and web started after it', () => {
    const told = fixture(name)
      .filter((event) => event.kind === 'container')
      .map((event) => `${event.name} ${event.verb}`)
    expect(told).toContain('rc-demo-db-1 Waiting')
    expect(told.indexOf('rc-demo-db-1 Healthy')).toBeLessThan(told.indexOf('rc-demo-web-1 Starting'))
    expect(fixture(name).find((event) => event.kind === 'volume')?.name).toBe('rc-demo_data')
  })

  test('folds into lanes that end well', () => {
    const lanes = fixture(name).reduce((folded, event) => withWaits(foldProgress(folded, event, 'rc-demo')), newLanes(demo, all))
    expect([...lanes.values()].map(({ lane }) => [lane.service, lane.level, lane.phase])).toEqual([
      ['db', 0, 'healthy'],
      ['web', 1, 'started'],
      ['worker', 0, 'started'],
    ])
    expect(lanesFraction(lanes)).toBe(1)
  })

  test('web waits for db to be healthy, and says so', () => {
    let lanes = newLanes(demo, all)
    const waits: string[] = []
    for (const event of fixture(name)) {
      lanes = withWaits(foldProgress(lanes, event, 'rc-demo'))
      const lane = lanes.get('web')?.lane
      if (lane?.phase === 'waiting' && lane.detail) waits.push(lane.detail)
    }
    expect(new Set(waits)).toEqual(new Set(['for db to be healthy']))
  })
})

describe('pulls', () => {
  test.each([
    ['2.26', [' a Pulling ', ' 29f5359fe8b0 Downloading [>      ]    426kB/40.01MB', ' 29f5359fe8b0 Pull complete ', ' a Pulled ']],
    [
      '2.40',
      [
        '{"id":"a","text":"Pulling"}',
        '{"id":"29f5359fe8b0","parent_id":"a","text":"Downloading","status":"[>      ]    426kB/40.01MB","current":425984,"total":40012387,"percent":1}',
        '{"id":"29f5359fe8b0","parent_id":"a","text":"Pull complete","percent":100}',
        '{"id":"a","text":"Pulled"}',
      ],
    ],
    [
      '5.0',
      [
        '{"id":"Image shop/a:1","status":"Working","text":"Pulling"}',
        '{"id":"29f5359fe8b0","parent_id":"Image shop/a:1","status":"Working","text":"Downloading","details":"[>…","current":425984,"total":40012387,"percent":1}',
        '{"id":"29f5359fe8b0","parent_id":"Image shop/a:1","status":"Working","text":"Pull complete","percent":100}',
        '{"id":"Image shop/a:1","status":"Done","text":"Pulled"}',
      ],
    ],
  ])('of Compose %s are shown in the lane of their service, with bytes', (_version, lines) => {
    const shop = project('shop', [service('a', { image: 'shop/a:1' })])
    const phases = []
    let lanes = newLanes(shop, new Set(['a']))
    for (const line of lines) {
      const event = parseProgress(line)
      expect(event).toBeDefined()
      if (event) lanes = foldProgress(lanes, event, 'shop')
      const { phase, detail } = lanes.get('a')?.lane ?? {}
      phases.push(detail ? `${phase}: ${detail}` : phase)
    }
    expect(phases).toEqual(['pulling', 'pulling: 0.4 of 40 MB', 'pulling: 40 of 40 MB', 'pending: Image pulled'])
  })

  test.each([
    ['{"id":"b","text":"Error","status":"manifest for x:nope not found: manifest unknown: manifest unknown"}'],
    ['{"id":"Image x:nope","status":"Error","text":"Error","details":"manifest for x:nope not found: manifest unknown"}'],
    [' b Error manifest for x:nope not found: manifest unknown: manifest unknown'],
  ])('that fail carry the cause: %s', (line) => {
    expect(parseProgress(line)).toMatchObject({ failed: true, error: expect.stringContaining('manifest for x:nope not found') })
  })
})

describe('other lines', () => {
  test('an error of 2.40 has its text as status', () => {
    expect(parseProgress('{"id":"Container x","status":"Error response from daemon: no"}')).toMatchObject({
      failed: true,
      error: 'Error response from daemon: no',
    })
  })
  test('the temporary name of a recreated container is its name', () => {
    expect(parseProgress(' Container 51f7f1749936_rc-demo-web-1  Recreated')).toMatchObject({ name: 'rc-demo-web-1', verb: 'Recreated' })
  })
  test.each(['', 'hello', '{"error":true,"message":"x"}', '{"level":"warning","msg":"x"}', '{not json', 'time="x" level=warning msg="y"'])(
    '%j is no progress',
    (line) => {
      expect(parseProgress(line)).toBeUndefined()
    },
  )
})

describe('what the engine says', () => {
  const lanes = withWaits(
    foldProgress(newLanes(demo, all), { kind: 'container', name: 'rc-demo-db-1', verb: 'Started', failed: false }, 'rc-demo'),
  )
  test('a start that Compose tells late does not hide that the health check is at work, or is through', () => {
    const started = { kind: 'container', name: 'rc-demo-db-1', verb: 'Started', failed: false } as const
    expect(foldProgress(newLanes(demo, all), started, 'rc-demo').get('db')?.lane.phase).toBe('checking')
    const healthy = foldContainer(lanes, container({ service: 'db', status: 'running', health: 'healthy' }))
    expect(foldProgress(healthy, started, 'rc-demo').get('db')?.lane.phase).toBe('healthy')
  })
  test('a health check that fails makes the lane fail', () => {
    const next = foldContainer(lanes, container({ service: 'db', status: 'running', health: 'unhealthy' }))
    expect(next.get('db')?.lane).toMatchObject({ phase: 'failed', detail: 'Its health check fails' })
  })
  test('an end with a code is told in words', () => {
    const next = foldContainer(lanes, container({ service: 'db', status: 'exited', exitCode: 137, outOfMemory: true }))
    expect(next.get('db')?.lane).toMatchObject({ phase: 'failed', detail: 'Ended with code 137 (out of memory)' })
  })
  test('a one-shot that ends well is done', () => {
    const next = foldContainer(lanes, container({ service: 'db', status: 'exited', exitCode: 0 }))
    expect(next.get('db')?.lane.phase).toBe('done')
  })
  test('a one-off run changes no lane', () => {
    expect(foldContainer(lanes, container({ service: 'db', status: 'exited', exitCode: 1, oneOff: true }))).toBe(lanes)
  })
})
