// The browser door's small decisions, each on its own.
import { describe, expect, test } from 'vitest'
import { createAllowance } from '../../../src/main/doors/browser/allowance.ts'
import { cookieIn, sessionCookie } from '../../../src/main/doors/browser/cookie.ts'
import { limits } from '../../../src/main/doors/browser/limits.ts'
import { portSetting } from '../../../src/main/doors/browser/port-setting.ts'
import { createRefusalLog } from '../../../src/main/doors/browser/refusal-log.ts'
import { createSecrets } from '../../../src/main/doors/browser/secrets.ts'

describe('an allowance', () => {
  test('lets so many through at once, and then some a second', () => {
    let now = 0
    const allowed = createAllowance({ burst: 2, perSecond: 1 }, () => now)
    expect([allowed(), allowed(), allowed()]).toEqual([true, true, false])
    now = 900
    expect(allowed()).toBe(false)
    now = 1_000
    expect([allowed(), allowed()]).toEqual([true, false])
    now = 100_000
    expect([allowed(), allowed(), allowed()]).toEqual([true, true, false])
  })
})

describe('the cookie', () => {
  test('is found among others by the port in its name', () => {
    const [own] = sessionCookie(4567, 'abc').split(';')
    expect(cookieIn(`theme=dark; ${own}; gantry-456=no`, 4567)).toBe('abc')
    expect(cookieIn('gantry-45678=no; xgantry-4567=no', 4567)).toBeUndefined()
    expect(cookieIn(undefined, 4567)).toBeUndefined()
  })
})

describe('secrets', () => {
  test('a token is redeemed once, for a session that holds', () => {
    const secrets = createSecrets()
    const token = secrets.issueToken()
    const session = secrets.redeem(token)
    expect(session).toBeDefined()
    expect(secrets.redeem(token)).toBeUndefined()
    const { cookie, key } = session ?? { cookie: '', key: '' }
    expect(secrets.isSession({ cookie, key })).toBe(true)
    expect(secrets.isSession({ cookie, key: '' })).toBe(false)
    expect(secrets.isSession({ cookie: token, key })).toBe(false)
    expect(secrets.redeem(cookie)).toBeUndefined()
    expect(secrets.redeem('')).toBeUndefined()
  })

  test('the oldest link ends when there are too many', () => {
    const secrets = createSecrets()
    const tokens = Array.from({ length: limits.links + 1 }, () => secrets.issueToken())
    expect(tokens.map((token) => secrets.redeem(token) !== undefined)).toEqual([false, ...tokens.slice(1).map(() => true)])
  })
})

describe('GANTRY_PORT', () => {
  test.each([
    [undefined, 0],
    ['', 0],
    ['0', 0],
    ['8123', 8123],
    ['65535', 65_535],
  ])('%s is %s', (value, port) => {
    expect(portSetting(value)).toBe(port)
  })

  test.each(['65536', '-1', '80a', '0x50', '1.5', ' 80', '0.0.0.0:80'])('%s is none', (value) => {
    expect(portSetting(value)).toBeUndefined()
  })
})

describe('the log of refusals', () => {
  const knock = { method: 'GET', url: '/a?t=secret', headers: { host: 'x' }, rawHeaders: [] }

  test('leaves the query out', () => {
    const lines: string[] = []
    createRefusalLog((line) => lines.push(line))(knock, { status: 404, reason: 'no such file' })
    expect(lines).toEqual(['refused 404 (no such file): "GET" "/a"'])
  })

  test('does not let itself be flooded', () => {
    const lines: string[] = []
    const note = createRefusalLog((line) => lines.push(line))
    for (let count = 0; count < 1_000; count += 1) note(knock, { status: 401, reason: 'token' })
    expect(lines.length).toBeLessThan(30)
  })
})
