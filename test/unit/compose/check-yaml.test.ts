// YAML errors with their exact place, and files that would hang or bloat Compose refused unrun.
import { describe, expect, test } from 'vitest'
import { checkYaml } from '../../../src/main/compose/project/check-yaml.ts'
import { placeOfPath } from '../../../src/main/compose/project/place.ts'
import { type Fault, FaultError } from '../../../src/shared/fault.ts'

function faultOf(text: string): Fault | undefined {
  try {
    checkYaml('/p/compose.yaml', text)
    return undefined
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  }
}

describe('checkYaml', () => {
  test('a good file passes, with anchors, merge keys, custom tags and several documents', () => {
    expect(faultOf('x-a: &a\n  image: b\nservices:\n  web:\n    <<: *a\n    ports: !reset []\n---\nservices: {}\n')).toBeUndefined()
  })
  test('a missing colon is placed, with the words around it', () => {
    const fault = faultOf('services:\n  web:\n    image busybox\n    ports: []\n')
    expect(fault).toMatchObject({
      code: 'compose.syntax',
      place: { file: '/p/compose.yaml', line: expect.any(Number), column: expect.any(Number) },
    })
    expect(fault?.place?.excerpt?.some((row) => row.marked)).toBe(true)
    expect(fault?.place?.excerpt?.map((row) => row.text)).toContain('    image busybox')
  })
  test('a tab as indentation is named', () => {
    const fault = faultOf('services:\n\tweb:\n    image: b\n')
    expect(fault).toMatchObject({ code: 'compose.syntax', place: { line: 2 } })
    expect(fault?.hint).toContain('spaces')
  })
  test('a double key is placed at the second', () => {
    expect(faultOf('services:\n  web:\n    image: a\n    image: b\n')).toMatchObject({ code: 'compose.syntax', place: { line: 4 } })
  })
  test('an alias bomb is refused at once', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*l${level - 1}`)).join(', ')
      return `l${level}: &l${level} [${items}]`
    })
    expect(faultOf(`${levels.join('\n')}\n`)).toMatchObject({ code: 'compose.invalid' })
  })
  test('an alias inside its own anchor is refused: Compose would hang on it', () => {
    expect(faultOf('a: &a\n  b: *a\n')).toMatchObject({ code: 'compose.invalid' })
  })
  test('a file of megabytes is refused unread', () => {
    expect(faultOf(`a: ${'x'.repeat(6 * 1024 * 1024)}\n`)).toMatchObject({ code: 'compose.tooLarge' })
  })
})

describe('placeOfPath', () => {
  const text = 'services:\n  web:\n    image: b\n    ports:\n      - "80:80"\n'
  test.each([
    [['services', 'web', 'ports'], 4],
    [['services', 'web', 'ports', '0'], 5],
    [['services', 'web'], 2],
  ])('%j stands at line %i', (path, line) => {
    expect(placeOfPath('f', text, path)?.line).toBe(line)
  })
  test('what is not there has no place', () => {
    expect(placeOfPath('f', text, ['services', 'api'])).toBeUndefined()
  })
})
