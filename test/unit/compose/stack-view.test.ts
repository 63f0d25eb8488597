// Which containers belong to which stack, also when names or folders are the same.
import { describe, expect, test } from 'vitest'
import { type ReadStack, stackViews, type ViewInput } from '../../../src/main/compose/stacks/stack-view.ts'
import { container, project, service } from './make.ts'

function read(id: string, folder: string, name: string, more: Partial<ReadStack> = {}): ReadStack {
  return {
    known: { id, folder, profiles: [], addedAt: '2026-01-01T00:00:00Z', name },
    files: [`${folder}/compose.yaml`],
    project: project(name, [service('web'), service('db')]),
    warnings: [],
    ...more,
  }
}

const input = (more: Partial<ViewInput>): ViewInput => ({
  known: [],
  containers: [],
  fresh: true,
  heard: true,
  jobOf: () => undefined,
  volumesOf: () => [],
  ...more,
})

describe('stackViews', () => {
  test('a known stack takes the containers of its project and folder', () => {
    const containers = [container({ workingDir: '/a/shop', configFiles: ['/a/shop/compose.yaml'] })]
    const [stack, ...others] = stackViews(input({ known: [read('1', '/a/shop', 'shop')], containers }))
    expect(others).toEqual([])
    expect(stack?.services.map(({ name, state }) => `${name} ${state}`)).toEqual(['web running', 'db absent'])
  })

  test('two projects of one name in two folders are told apart, and warned about', () => {
    const containers = [container({ workingDir: '/b/shop', configFiles: ['/b/shop/compose.yaml'] })]
    const [known, found] = stackViews(input({ known: [read('1', '/a/shop', 'shop')], containers }))
    expect(known).toMatchObject({ id: '1', state: 'down' })
    expect(found).toMatchObject({ source: 'found', folder: '/b/shop', state: 'running' })
    expect(known?.warnings[0]).toContain('/b/shop')
  })

  test('two stacks of one folder are told apart by their files', () => {
    const dev = read('1', '/a/shop', 'shop')
    const other = read('2', '/a/shop', 'shop', {
      known: { id: '2', folder: '/a/shop', files: ['/a/shop/compose.ci.yaml'], profiles: [], addedAt: '', name: 'shop' },
      files: ['/a/shop/compose.ci.yaml'],
    })
    const containers = [container({ workingDir: '/a/shop', configFiles: ['/a/shop/compose.ci.yaml'] })]
    const states = stackViews(input({ known: [dev, other], containers })).map(({ id, state }) => `${id} ${state}`)
    expect(states).toEqual(['1 down', '2 partly'])
  })

  test('a stack whose file broke keeps its containers', () => {
    const broken: ReadStack = {
      known: { id: '1', folder: '/a/shop', profiles: [], addedAt: '', name: 'shop' },
      files: ['/a/shop/compose.yaml'],
      fault: { code: 'compose.syntax', message: 'x' },
      warnings: [],
    }
    const containers = [container({ workingDir: '/a/shop', configFiles: ['/a/shop/compose.yaml'] })]
    const stacks = stackViews(input({ known: [broken], containers }))
    expect(stacks).toHaveLength(1)
    expect(stacks[0]).toMatchObject({ state: 'running', filesPresent: true, fault: { code: 'compose.syntax' } })
  })

  test('an orphan is shown, and one-off runs are no service', () => {
    const at = { workingDir: '/a/shop', configFiles: ['/a/shop/compose.yaml'] }
    const containers = [container({ ...at, service: 'old' }), container({ ...at, service: 'web', oneOff: true, number: 9 })]
    const [stack] = stackViews(input({ known: [read('1', '/a/shop', 'shop')], containers }))
    expect(stack?.services.map(({ name, declared, state }) => [name, declared, state])).toEqual([
      ['web', true, 'absent'],
      ['db', true, 'absent'],
      ['old', false, 'running'],
    ])
  })

  test('before the engine was heard, no state is made up', () => {
    const [stack] = stackViews(input({ known: [read('1', '/a/shop', 'shop')], heard: false, fresh: false }))
    expect(stack).toMatchObject({ state: 'unknown', stale: true })
  })

  test('hostile names are only text', () => {
    const containers = [container({ project: '__proto__', service: 'constructor' })]
    const [stack] = stackViews(input({ containers }))
    expect(stack).toMatchObject({ name: '__proto__', services: [{ name: 'constructor' }] })
  })
})
