import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickImage } from '../../../src/main/engine/check/run-container.ts'
import { backoff } from '../../../src/main/engine/live/backoff.ts'
import { StatusBoard } from '../../../src/main/engine/live/status-board.ts'
import { apiVersionFor, compareVersions } from '../../../src/main/engine/talk/api-version.ts'
import { kindOf } from '../../../src/main/engine/talk/kind.ts'
import { makeWay } from '../../../src/main/engine/ways/make-way.ts'
import { withoutSameEngines } from '../../../src/main/engine/ways/same-engine.ts'

test('the first attempts come soon, the later ones within 15 seconds', () => {
  expect(backoff(0, 1)).toBe(300)
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => backoff(attempt, random) >= 225 && backoff(attempt, random) <= 15_000,
    ),
  )
})

test('the newest version of the API that both know', () => {
  expect(apiVersionFor({ newest: '1.45', oldest: '1.24' })).toBe('1.45')
  expect(apiVersionFor({ newest: '1.60', oldest: '1.44' })).toBe('1.51')
  expect(apiVersionFor({ newest: '1.70', oldest: '1.55' })).toBe('1.55')
  expect(apiVersionFor({ newest: '1.40' })).toBeUndefined()
  expect(apiVersionFor({ newest: 'nonsense' })).toBeUndefined()
  expect(compareVersions('1.9', '1.10')).toBeLessThan(0)
})

test.each([
  [{ operatingSystem: 'Docker Desktop' }, 'docker-desktop'],
  [{ operatingSystem: 'OrbStack' }, 'orbstack'],
  [{ name: 'colima-work', operatingSystem: 'Ubuntu 24.04 LTS' }, 'colima'],
  [{ name: 'lima-rancher-desktop' }, 'rancher-desktop'],
  [{ name: 'lima-docker' }, 'lima'],
  [{ components: ['Podman Engine', 'Conmon'] }, 'podman'],
  [{ securityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] }, 'rootless'],
  [{ operatingSystem: 'Debian GNU/Linux 13 (trixie)' }, 'docker-engine'],
])('%j is %s', (words, kind) => {
  expect(kindOf({ components: [], securityOptions: [], ...words })).toBe(kind)
})

test('a status is told once, and not for having been seen again', () => {
  const board = new StatusBoard()
  const told: string[] = []
  board.subscribe(({ state }) => told.push(state))
  board.set({ state: 'connected' })
  board.seen()
  board.set({ state: 'connected' })
  board.set({ state: 'slow' })
  expect(told).toEqual(['connected', 'slow'])
  expect(board.get().lastSeenAt).toBeDefined()
})

test('the same engine over several sockets is one; contexts that a person made all stay', () => {
  const way = (name: string, source: 'context' | 'socket') => makeWay({ name, source, host: `unix:///${name}`, cli: {} })
  const probed = [
    { way: way('default', 'context'), answer: { id: 'A' } },
    { way: way('mine', 'context'), answer: { id: 'A' } },
    { way: way('s1', 'socket'), answer: { id: 'A' } },
    { way: way('s2', 'socket'), answer: { id: 'B' } },
    { way: way('s3', 'socket'), answer: { id: 'B' } },
    { way: way('s4', 'socket'), answer: { fault: { code: 'engine.stopped', message: '' } as const } },
  ]
  expect(withoutSameEngines(probed, 'default').map((each) => each.way.name)).toEqual(['default', 'mine', 's2', 's4'])
})

test('only images whose programs are known are run to check', () => {
  expect(pickImage(['mine/danger:1'])).toBeUndefined()
  expect(pickImage(['mine/danger:1', 'nginx:alpine', 'busybox:latest'])?.image).toBe('busybox:latest')
  expect(pickImage(['busybox:latest', 'hello-world:latest'])).toEqual({ image: 'hello-world:latest', command: undefined })
})
