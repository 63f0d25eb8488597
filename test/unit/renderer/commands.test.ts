import { describe, expect, it } from 'vitest'
import { type Action, isOffered } from '../../../src/renderer/commands/action.ts'
import { keyCaps, matchesKeys } from '../../../src/renderer/commands/keys.ts'
import { registry } from '../../../src/renderer/commands/registry.ts'
import { allKeys } from '../../../src/renderer/commands/run-keys.ts'
import { rowsOf } from '../../../src/renderer/screens/shortcuts/shortcut-rows.ts'
import { stackStateSchema, type Stack } from '../../../src/shared/model/stack.ts'
import { aService, aStack } from './fake-client.ts'

const stacks: Stack[] = stackStateSchema.options.flatMap((state) => {
  const services = [
    aService('web', 'running', { builds: true, ports: [{ target: 80, published: '8080', protocol: 'tcp' }] }),
    aService('db', 'failed'),
  ]
  return [
    aStack('shop', state, { services }),
    aStack('shop', state, { services: services.map((service) => ({ ...service, containers: [] })) }),
    aStack('shop', state, { services, filesPresent: false, source: 'found' }),
  ]
})
const subjects = stacks.flatMap((stack) => stack.services.map((service) => ({ stack, service })))

describe('every command', () => {
  const titled = [
    ...registry.anywhere.map((action) => [action.id, action.title()]),
    ...registry.stack.flatMap((action) => stacks.map((stack) => [action.id, action.title(stack)])),
    ...registry.service.flatMap((action) => subjects.map((subject) => [action.id, action.title(subject)])),
  ]

  it('has a title in sentence case that names its thing', () => {
    for (const [id, title] of titled) expect(title, id).toMatch(/^[A-Z][^A-Z!]*[^.!…]$/)
    for (const [id, title] of titled) if (id?.startsWith('stack.')) expect(title).toContain('shop')
  })

  it('has an id of its own', () => {
    const ids = Object.values(registry).flatMap((actions) => actions.map((action) => action.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('asks first when it destroys', () => {
    for (const action of registry.stack) if (action.danger) expect(action.asks, action.id).toBe(true)
  })
})

describe('keys', () => {
  function expectUnique<Subject>(actions: readonly Action<Subject>[], subject: Subject) {
    const keys = actions.filter((action) => isOffered(action, subject)).flatMap(allKeys)
    expect(new Set(keys).size, keys.join(' ')).toBe(keys.length)
  }

  it('mean one thing at a time, in every state', () => {
    expectUnique(registry.anywhere, undefined)
    for (const stack of stacks) expectUnique(registry.stack, stack)
    for (const subject of subjects) expectUnique(registry.service, subject)
  })

  it('on a thing never shadow those that work anywhere', () => {
    const anywhere = new Set(registry.anywhere.flatMap(allKeys))
    for (const action of [...registry.stack.flatMap(allKeys), ...registry.service.flatMap(allKeys)])
      expect(anywhere.has(action)).toBe(false)
  })

  it('never take what a browser needs', () => {
    const taken = ['Mod+W', 'Mod+T', 'Mod+N', 'Mod+L', 'Mod+R']
    for (const keys of registry.anywhere.flatMap(allKeys)) expect(taken).not.toContain(keys)
  })

  it('are written as the platform does', () => {
    expect(keyCaps('Mod+K', 'mac')).toEqual(['⌘', 'K'])
    expect(keyCaps('Mod+K', 'linux')).toEqual(['Ctrl', 'K'])
    expect(keyCaps('s', 'linux')).toEqual(['S'])
  })

  it('match what was pressed, and nothing more', () => {
    const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
      ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as KeyboardEvent
    expect(matchesKeys(pressed('k', { ctrlKey: true }), 'Mod+K', 'linux')).toBe(true)
    expect(matchesKeys(pressed('k', { metaKey: true }), 'Mod+K', 'linux')).toBe(false)
    expect(matchesKeys(pressed('k', { metaKey: true }), 'Mod+K', 'mac')).toBe(true)
    expect(matchesKeys(pressed('s'), 's', 'linux')).toBe(true)
    expect(matchesKeys(pressed('S', { shiftKey: true }), 's', 'linux')).toBe(false)
    expect(matchesKeys(pressed('S', { shiftKey: true }), 'Shift+S', 'linux')).toBe(true)
    expect(matchesKeys(pressed('?', { shiftKey: true }), '?', 'linux')).toBe(true)
    expect(matchesKeys(pressed(',', { ctrlKey: true }), 'Mod+,', 'linux')).toBe(true)
    expect(matchesKeys(pressed('s', { altKey: true }), 's', 'linux')).toBe(false)
  })
})

describe('the sheet of shortcuts', () => {
  it('lists every action that has keys, and joins those that share them', () => {
    const rows = rowsOf(registry.stack)
    expect(rows.map((row) => row.label)).toContain('Start / Stop')
    const withKeys = registry.stack.filter((action) => action.keys).length
    expect(rows.flatMap((row) => row.label.split(' / ')).length).toBe(withKeys)
  })
})
