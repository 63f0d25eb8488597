// Honest states: a one-shot that ended well does not make a stack "exited", and a crash is never called stopped.
import { describe, expect, test } from 'vitest'
import { serviceState, stackState } from '../../../src/main/compose/stacks/service-state.ts'
import type { Service, ServiceState } from '../../../src/shared/model/stack.ts'
import { type ContainerWish, container } from './make.ts'

describe('a service', () => {
  const cases: [string, ContainerWish[], number, string, string?][] = [
    ['with no container is absent', [], 1, 'absent'],
    ['that runs is running', [{ status: 'running' }], 1, 'running'],
    ['that is healthy is healthy', [{ status: 'running', health: 'healthy' }], 1, 'healthy'],
    ['whose check is not through is starting', [{ status: 'running', health: 'starting' }], 1, 'starting', 'Waiting for its health check'],
    ['whose check fails is unhealthy', [{ status: 'running', health: 'unhealthy' }], 1, 'unhealthy', 'Its health check fails'],
    ['that ended with 0 by itself is done', [{ status: 'exited', exitCode: 0, stopRequested: false }], 1, 'done', 'Ended with code 0'],
    ['that ended with 0 on request is stopped', [{ status: 'exited', exitCode: 0, stopRequested: true }], 1, 'stopped'],
    ['that was killed on request is stopped', [{ status: 'exited', exitCode: 137, stopRequested: true }], 1, 'stopped'],
    ['that was killed by nobody we know is taken as stopped', [{ status: 'exited', exitCode: 137 }], 1, 'stopped'],
    [
      'that was killed without a request has failed',
      [{ status: 'exited', exitCode: 137, stopRequested: false }],
      1,
      'failed',
      'Ended with code 137 (killed)',
    ],
    [
      'that ran out of memory has failed',
      [{ status: 'exited', exitCode: 137, outOfMemory: true }],
      1,
      'failed',
      'Ended with code 137 (out of memory)',
    ],
    ['that ended with 3 has failed', [{ status: 'exited', exitCode: 3 }], 1, 'failed', 'Ended with code 3'],
    [
      'that could not start has failed',
      [{ status: 'created', error: 'port is already allocated' }],
      1,
      'failed',
      'port is already allocated',
    ],
    [
      'that restarts again and again says with which code',
      [{ status: 'restarting', exitCode: 1 }],
      1,
      'restarting',
      'Ended with code 1 (the program reported a failure)',
    ],
    ['with one of two replicas is partly running', [{ status: 'running' }], 2, 'partly', '1 of 2 running'],
    [
      'with a failed replica has failed',
      [{ status: 'running' }, { status: 'exited', exitCode: 1, number: 2 }],
      2,
      'failed',
      '1 of 2 running. Ended with code 1 (the program reported a failure)',
    ],
  ]
  test.each(cases)('%s', (_what, wishes, replicas, state, detail) => {
    const words = serviceState(wishes.map(container), replicas)
    expect(words.state).toBe(state)
    expect(words.detail).toBe(detail)
  })
})

describe('a stack', () => {
  const services = (...states: ServiceState[]): Service[] =>
    states.map((state, index) => ({
      name: `s${index}`,
      builds: false,
      profiles: [],
      active: true,
      declared: true,
      replicas: 1,
      dependsOn: [],
      level: 0,
      hasHealthcheck: false,
      state,
      ports: [],
      containers: state === 'absent' ? [] : [container({ service: `s${index}` })],
    }))

  test.each<[string, ServiceState[], string, string?]>([
    ['without containers is down', ['absent', 'absent'], 'down'],
    ['with all running and a one-shot done is running', ['healthy', 'running', 'done'], 'running', '2 of 2 running, 1 done'],
    ['with one still being checked is starting', ['healthy', 'starting'], 'starting', '2 of 2 running'],
    ['with one missing is partly running', ['running', 'absent'], 'partly', '1 of 2 running'],
    ['with a failed service names it', ['running', 'failed'], 'failed', 's1: failed'],
    ['with a sick service names it', ['running', 'unhealthy'], 'unhealthy', 's1 is unhealthy'],
    ['with all stopped is stopped', ['stopped', 'stopped'], 'stopped'],
    ['with all one-shots done is done', ['done', 'done'], 'done', 'All services have finished'],
    ['with all paused is paused', ['paused', 'paused'], 'paused'],
  ])('%s', (_what, states, state, detail) => {
    const words = stackState(services(...states))
    expect(words.state).toBe(state)
    expect(words.detail).toBe(detail)
  })

  test('a service of a profile that is off does not count', () => {
    const [running, off] = services('running', 'absent')
    expect(running && off && stackState([running, { ...off, active: false }]).state).toBe('running')
  })
})
