// The browser door over real HTTP and WebSockets: threats E1 to E7 and E11 to E13 of reliability.md 2.E.
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import net from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBrowserDoor } from '../../../src/main/doors/browser/door.ts'
import { limits } from '../../../src/main/doors/browser/limits.ts'
import type { GantryClient } from '../../../src/shared/contract/index.ts'
import { ask, closeCode, dial, dialOwn, enter, keyOf, openStandIn, sessionOf, type StandIn, tokenOf } from './stand-in.ts'

let there: StandIn

beforeEach(async () => {
  there = await openStandIn()
})

afterEach(async () => {
  await there.close()
})

function clientOver(socket: unknown): GantryClient {
  return createORPCClient(new RPCLink({ websocket: socket as WebSocket }))
}

const json = { 'content-type': 'application/json' }

describe('its own page', () => {
  test('exchanges the token of its link for a cookie and a key, and calls the contract', async () => {
    const answer = await enter(there.door, tokenOf(there.door.newLink()))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ key: expect.stringMatching(/^[\w-]{43}$/) })
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^gantry-${there.door.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    )
    const socket = await dialOwn(there.door)
    expect(await clientOver(socket).settings.get()).toMatchObject({ theme: 'system' })
    socket.close()
  })

  test('keeps working by its cookie and key after a reload, and beside a second window', async () => {
    const cookie = await sessionOf(there.door)
    const first = await dial(there.door, { origin: there.door.origin, cookie })
    const second = await dial(there.door, { origin: there.door.origin, cookie })
    const other = await dialOwn(there.door)
    for (const socket of [first, second, other]) expect(await clientOver(socket).settings.get()).toMatchObject({ theme: 'system' })
    expect(there.door.windows()).toBe(3)
  })

  test('can ask whether its session still holds', async () => {
    const { port } = there.door
    const cookie = await sessionOf(there.door)
    expect((await ask({ port, path: '/auth', headers: { cookie, 'gantry-key': keyOf(cookie) } })).status).toBe(204)
    expect((await ask({ port, path: '/auth', headers: { cookie } })).status).toBe(401)
    expect((await ask({ port, path: '/auth' })).status).toBe(401)
    expect((await ask({ port, path: '/auth', headers: { cookie: `gantry-${port}=x` } })).status).toBe(401)
  })

  test('is not let in by its cookie alone, which other servers on this host see as well', async () => {
    const [one, other] = [await sessionOf(there.door), await sessionOf(there.door)]
    const headers = { origin: there.door.origin, cookie: one }
    expect(await dial(there.door, headers, '/rpc', 'none')).toBe(401)
    expect(await dial(there.door, headers, '/rpc', keyOf(other))).toBe(401)
    expect(await dial(there.door, { origin: there.door.origin }, '/rpc', keyOf(one))).toBe(401)
  })

  test('may also be reached as localhost', async () => {
    const host = `localhost:${there.door.port}`
    expect((await ask({ port: there.door.port, headers: { host } })).status).toBe(200)
    const cookie = await sessionOf(there.door)
    const socket = await dial(there.door, { host, origin: `http://${host}`, cookie })
    expect(typeof socket).not.toBe('number')
  })

  test('comes with a policy that lets nothing else run, and with its nonce in a meta tag', async () => {
    const { headers, body } = await ask({ port: there.door.port })
    const policy = String(headers['content-security-policy'])
    const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(body)?.[1] ?? ''
    expect(nonce).toHaveLength(24)
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${there.door.port};`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const again = await ask({ port: there.door.port })
    expect(again.body).not.toBe(body)
  })

  test('sends its files with their types', async () => {
    const { status, headers } = await ask({ port: there.door.port, path: '/assets/main-B3d_x.js' })
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    const head = await ask({ port: there.door.port, method: 'HEAD', path: '/assets/main-B3d_x.js' })
    expect(head).toMatchObject({ status: 200, body: '' })
  })
})

describe('E1: a foreign Host is refused before anything else', () => {
  const hosts = [
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    'localhost',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    '127.0.0.1:PORT.evil.example',
    'LOCALHOST:PORT',
    '127.1:PORT',
    'localhost.:PORT',
  ]

  test.each(hosts)('%s over HTTP', async (name) => {
    const host = name.replace('PORT', String(there.door.port))
    expect((await ask({ port: there.door.port, headers: { host } })).status).toBe(421)
    const token = tokenOf(there.door.newLink())
    const post = await ask({
      port: there.door.port,
      method: 'POST',
      path: '/auth',
      headers: { ...json, host, origin: `http://${host}` },
      body: JSON.stringify({ token }),
    })
    expect(post.status).toBe(421)
    expect(post.headers['set-cookie']).toBeUndefined()
    expect((await enter(there.door, token)).status, 'the token was not used up').toBe(200)
  })

  test('over a WebSocket with a good session', async () => {
    const cookie = await sessionOf(there.door)
    expect(await dial(there.door, { host: 'evil.example', origin: 'http://evil.example', cookie })).toBe(421)
    expect(await dial(there.door, { host: `evil.example:${there.door.port}`, origin: there.door.origin, cookie })).toBe(421)
  })

  test('said twice', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${there.door.port}\r\nHost: evil.example\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /)
  })

  test.each(['HTTP/1.1\r\nHost:', 'HTTP/1.1', 'HTTP/1.0'])('left out: %j', async (rest) => {
    expect(await raw(`GET / ${rest}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4(00|21) /)
  })

  test('as a proxy would be asked', async () => {
    const answer = await raw(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${there.door.port}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('E2: a foreign Origin is refused', () => {
  const origins = [
    'https://evil.example',
    'null',
    'http://localhost:OTHER',
    'http://127.0.0.1:OTHER',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:PORT.evil.example',
    'http://localhost:PORT',
    'file://',
    '',
  ]

  test.each(origins)('%s', async (name) => {
    const origin = name.replace('PORT', String(there.door.port)).replace('OTHER', '3000')
    const token = tokenOf(there.door.newLink())
    const post = await ask({
      port: there.door.port,
      method: 'POST',
      path: '/auth',
      headers: { ...json, origin },
      body: JSON.stringify({ token }),
    })
    expect(post.status).toBe(403)
    expect((await ask({ port: there.door.port, headers: { origin } })).status).toBe(403)
    expect(await dial(there.door, { origin, cookie: await sessionOf(there.door) })).toBe(403)
    expect(there.door.windows()).toBe(0)
    expect((await enter(there.door, token)).status, 'the token was not used up').toBe(200)
  })

  test.each(['cross-site', 'same-site', 'nonsense'])('Sec-Fetch-Site: %s', async (site) => {
    const headers = { 'sec-fetch-site': site }
    expect((await ask({ port: there.door.port, headers })).status).toBe(403)
    expect(await dial(there.door, { ...headers, origin: there.door.origin, cookie: await sessionOf(there.door) })).toBe(403)
  })

  test('a window may go to the page from elsewhere, as from the file that npm start hands the address over in; nothing else may', async () => {
    const { port } = there.door
    const going = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await ask({ port, headers: going })).status).toBe(200)
    for (const [headers, path] of [
      [{ ...going, 'sec-fetch-dest': 'iframe' }, '/'],
      [{ ...going, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, '/'],
      [going, '/auth'],
      [going, '/assets/index.js'],
    ] as const) {
      expect((await ask({ port, path, headers })).status).toBe(403)
    }
    expect((await ask({ port, method: 'POST', headers: { ...going, ...json } })).status).toBe(403)
  })

  test.each(['same-origin', 'none'])('Sec-Fetch-Site: %s is our own', async (site) => {
    expect((await ask({ port: there.door.port, headers: { 'sec-fetch-site': site } })).status).toBe(200)
  })
})

describe('E3: a WebSocket needs an origin and a session', () => {
  test('no origin', async () => {
    expect(await dial(there.door, { cookie: await sessionOf(there.door) })).toBe(403)
  })

  test('no session, a wrong one, or one of another port', async () => {
    const { origin } = there.door
    const session = (await sessionOf(there.door)).split('=')[1]
    expect(await dial(there.door, { origin })).toBe(401)
    expect(await dial(there.door, { origin, cookie: `gantry-${there.door.port}=${'A'.repeat(43)}` })).toBe(401)
    expect(await dial(there.door, { origin, cookie: `gantry-1=${session}` })).toBe(401)
    expect(await dial(there.door, { origin, cookie: `gantry-${there.door.port}=` })).toBe(401)
  })

  test('a token in the query, or in place of a session', async () => {
    const token = tokenOf(there.door.newLink())
    const { origin } = there.door
    expect(await dial(there.door, { origin }, `/rpc?token=${token}`)).toBe(404)
    expect(await dial(there.door, { origin, cookie: await sessionOf(there.door) }, `/rpc?token=${token}`)).toBe(404)
    expect(await dial(there.door, { origin, cookie: `gantry-${there.door.port}=${token}` })).toBe(401)
    expect(there.notes.join('\n')).not.toContain(token)
  })

  test('another path', async () => {
    expect(await dial(there.door, { origin: there.door.origin, cookie: await sessionOf(there.door) }, '/')).toBe(404)
  })
})

describe('E4: what a foreign page can send without asking does nothing', () => {
  test('a form, a beacon: another content type', async () => {
    const { port, origin } = there.door
    const body = JSON.stringify({ token: tokenOf(there.door.newLink()) })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      const answer = await ask({ port, method: 'POST', path: '/auth', headers: { origin, 'content-type': type }, body })
      expect(answer.status).toBe(415)
    }
    const noOrigin = await ask({ port, method: 'POST', path: '/auth', headers: json, body })
    expect(noOrigin.status).toBe(403)
  })

  test('a preflight is refused, and no answer has a CORS header', async () => {
    const { port, origin } = there.door
    const answers = [
      await ask({
        port,
        method: 'OPTIONS',
        path: '/auth',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      }),
      await ask({ port, method: 'OPTIONS', path: '/rpc', headers: { origin } }),
      await ask({ port }),
      await enter(there.door, tokenOf(there.door.newLink())),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 200, 200])
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('GET changes nothing, on any route', async () => {
    const { port } = there.door
    const token = tokenOf(there.door.newLink())
    const cookie = await sessionOf(there.door)
    for (const path of [`/auth?token=${token}`, '/link', '/rpc', '/rpc/settings/set', '/settings/set', '/api/settings/set']) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await ask({ port, method, path, headers: { cookie } })
        expect(answer.status).toBe(404)
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    }
    expect(there.calls).toEqual([])
    expect((await enter(there.door, token)).status).toBe(200)
  })

  test('the contract is not to be had over POST', async () => {
    const { port, origin } = there.door
    const headers = { ...json, origin, cookie: await sessionOf(there.door) }
    for (const path of ['/rpc', '/rpc/settings/set', '/settings/set']) {
      expect((await ask({ port, method: 'POST', path, headers, body: '{}' })).status).toBe(404)
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE']) {
      expect((await ask({ port, method, path: '/auth', headers })).status).toBe(405)
    }
    expect(there.calls).toEqual([])
  })
})

describe('E5: tokens', () => {
  test('are of at least 192 bits, and each link has its own', () => {
    const tokens = Array.from({ length: limits.links }, () => tokenOf(there.door.newLink()))
    expect(new Set(tokens).size).toBe(limits.links)
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(24)
  })

  test('work once', async () => {
    const token = tokenOf(there.door.newLink())
    expect((await enter(there.door, token)).status).toBe(200)
    const replay = await enter(there.door, token)
    expect(replay.status).toBe(401)
    expect(replay.headers['set-cookie']).toBeUndefined()
    expect(there.notes.at(-1)).toContain('refused 401 (token)')
  })

  test('of another launch, and sessions of another launch, are strangers', async () => {
    const other = await openStandIn()
    try {
      expect((await enter(there.door, tokenOf(other.door.newLink()))).status).toBe(401)
      const session = (await sessionOf(other.door)).split('=')[1]
      expect(await dial(there.door, { origin: there.door.origin, cookie: `gantry-${there.door.port}=${session}` })).toBe(401)
    } finally {
      await other.close()
    }
  })

  test('can not be guessed at: wrong ones are counted, and soon not looked at', async () => {
    const statuses: number[] = []
    for (let guess = 0; guess < 60; guess += 1) statuses.push((await enter(there.door, `guess-${guess}`)).status)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(limits.tries + 10)
  })

  test.each(['', '{', 'null', '[]', '"x"', '{"token":1}', '{"token":{"length":43}}', '{"__proto__":{"token":"x"}}'])(
    'are refused in a body such as %s',
    async (body) => {
      const { port, origin } = there.door
      const { status } = await ask({ port, method: 'POST', path: '/auth', headers: { ...json, origin }, body })
      expect([400, 401]).toContain(status)
    },
  )
})

describe('E6: secrets are not told', () => {
  test('nothing that the door writes or answers holds a token, a session or the key', async () => {
    const { port, origin, key } = there.door
    const token = tokenOf(there.door.newLink())
    const answer = await enter(there.door, token)
    const session = /=([\w-]{43});/.exec(answer.headers['set-cookie']?.[0] ?? '')?.[1] ?? 'missing'
    await enter(there.door, token)
    await ask({ port, path: `/?t=${token}` })
    await ask({ port, path: `/nothing?t=${token}` })
    await ask({ port, path: '/', headers: { host: 'evil.example', cookie: `gantry-${port}=${session}` } })
    await ask({ port, method: 'POST', path: '/link', headers: { ...json, origin }, body: JSON.stringify({ key: `${key}x` }) })
    const written = there.notes.join('\n') + answer.body + process.argv.join(' ')
    expect(there.notes.length).toBeGreaterThan(2)
    for (const secret of [token, session, key]) expect(written).not.toContain(secret)
  })

  test('a new link is given to who holds the key, and to nobody else', async () => {
    const { port, origin, key } = there.door
    const question = { port, method: 'POST', path: '/link', headers: { ...json, origin } }
    const { status, body } = await ask({ ...question, body: JSON.stringify({ key }) })
    expect(status).toBe(200)
    expect((await enter(there.door, tokenOf(JSON.parse(body).url))).status).toBe(200)
    for (const wrong of [{}, { key: '' }, { key: key.slice(1) }, { key: key.replace(/.$/, '*') }, { key: [key] }]) {
      expect((await ask({ ...question, body: JSON.stringify(wrong) })).status).toBe(401)
    }
    const withCookie = { ...question, headers: { ...question.headers, cookie: await sessionOf(there.door) } }
    expect((await ask({ ...withCookie, body: '{}' })).status).toBe(401)
  })

  test('what a stranger sends does not act on the terminal that reads the notes', async () => {
    await ask({ port: there.door.port, path: '/%1b[2J', headers: { host: 'e\u0009vil\u009b' } })
    await raw(`GET /\u001b[2J HTTP/1.1\r\nHost: x\u001b]0;y\r\n\r\n`)
    for (const note of there.notes) expect(note).toMatch(/^[\x20-\x7e]*$/)
  })
})

describe('E7: no file but the page’s own', () => {
  const paths = [
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%252f..%252fsecret.txt',
    '//etc/passwd',
    '///',
    '/%00',
    '/index.html%00.js',
    '/index.html\\',
    '/./index.html',
    '/assets//main-B3d_x.js',
    '/assets/',
    '/assets',
    '/link.txt',
    '/up/secret.txt',
    '/up/renderer/index.html',
    '/../renderer-old/index.html',
    '/.hidden',
    '/.',
    '/..',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '/etc/passwd',
    '/missing.js',
  ]

  test.each(paths)('%s', async (path) => {
    const { status, body } = await ask({ port: there.door.port, path })
    expect(status).toBe(404)
    expect(body).not.toMatch(/outside|hidden|root:/)
  })
})

test('E7: a very long path is no file either', async () => {
  expect((await ask({ port: there.door.port, path: `/${'a/'.repeat(3000)}` })).status).toBe(404)
})

describe('E11: limits', () => {
  test('a slow sender is cut off', { timeout: 20_000 }, async () => {
    const socket = net.connect(there.door.port, '127.0.0.1')
    socket.on('error', () => {})
    const drip = setInterval(() => socket.write('X'), 500)
    socket.write('GET / HTTP/1.1\r\nX-Slow: ')
    const began = performance.now()
    await once(socket.resume(), 'close')
    clearInterval(drip)
    expect(performance.now() - began).toBeLessThan(limits.requestTime + 3_000)
  })

  test('a thousand connections leave the page that is open alive', async () => {
    const socket = await dialOwn(there.door)
    const crowd = Array.from({ length: 1_000 }, () => net.connect(there.door.port, '127.0.0.1').on('error', () => {}))
    await Promise.all(crowd.map((each) => new Promise((resolve) => each.once('connect', resolve).once('close', resolve))))
    expect(await clientOver(socket).settings.get()).toMatchObject({ theme: 'system' })
    for (const each of crowd) each.destroy()
  })

  test('a large body is refused without being read', async () => {
    const { port, origin } = there.door
    const said = await ask({ port, method: 'POST', path: '/auth', headers: { ...json, origin, 'content-length': '1000000000' }, body: '{' })
    expect(said.status).toBe(413)
    const unsaid = await raw(
      `POST /auth HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n${'x'.repeat(0x2000)}\r\n`,
    )
    expect(unsaid).toMatch(/^HTTP\/1\.1 413 /)
    const onGet = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1000000000\r\n\r\n`)
    expect(onGet).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('long headers are refused', async () => {
    expect((await ask({ port: there.door.port, headers: { 'x-long': 'x'.repeat(limits.headerBytes) } })).status).toBe(431)
  })

  test('a WebSocket message over the limit closes that socket only', async () => {
    const [large, other] = [await dialOwn(there.door), await dialOwn(there.door)]
    large.send('x'.repeat(limits.message + 1))
    expect(await closeCode(large)).toBe(1009)
    expect(await clientOver(other).settings.get()).toMatchObject({ theme: 'system' })
  })

  test('more windows than the limit are refused', async () => {
    const cookie = await sessionOf(there.door)
    const { origin } = there.door
    for (let count = 0; count < limits.sockets; count += 1) await dial(there.door, { origin, cookie })
    expect(await dial(there.door, { origin, cookie })).toBe(503)
  })

  test('a page with too much under way is cut off, and its streams end', async () => {
    const socket = await dialOwn(there.door)
    const client = clientOver(socket)
    const closed = closeCode(socket)
    const streams = Array.from({ length: limits.callsPerSocket + 1 }, () => client.engine.watch().catch(() => undefined))
    expect(await closed).toBe(1008)
    await Promise.all(streams)
    await expect.poll(() => there.streaming()).toBe(0)
  })

  test('a stream goes at its reader’s pace', async () => {
    const socket = await dialOwn(there.door)
    const stream = await clientOver(socket).engine.watch()
    await stream.next()
    socket.pause()
    let before = -1
    // Until what lies between the two is full.
    await expect
      .poll(
        () => {
          const still = there.made() === before
          before = there.made()
          return still
        },
        { interval: 300, timeout: 10_000 },
      )
      .toBe(true)
    expect(there.made() * 10_000).toBeLessThan(64 * 1024 * 1024)
    socket.terminate()
    await expect.poll(() => there.streaming()).toBe(0)
  })

  test.each(['', 'x', '{}', '[]', 'null', '{"i":"9","p":{"u":"/__proto__/get"}}', '{"i":"9","p":{"u":"http://evil/%00"}}'])(
    'a malformed message such as %s changes nothing',
    async (message) => {
      // The handler tells of it there.
      const told = vi.spyOn(console, 'error').mockReturnValue()
      const socket = await dialOwn(there.door)
      socket.send(message)
      socket.send(Buffer.from(message))
      expect(await clientOver(socket).settings.get()).toMatchObject({ theme: 'system' })
      expect(there.calls).toEqual(['settings.get'])
      told.mockRestore()
    },
  )
})

describe('E12: where it listens', () => {
  test('on the loopback address only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter((each) => each.family === 'IPv4' && !each.internal)
    for (const { address } of others) {
      await expect(once(net.connect(there.door.port, address), 'connect')).rejects.toThrow('ECONNREFUSED')
    }
  })

  test('a port that is taken is said, and nothing is left open', async () => {
    const second = openBrowserDoor({ router: {}, pageRoot: '/nowhere', port: there.door.port })
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('its end', () => {
  test('closes every window and connection', async () => {
    const other = await openStandIn()
    const sockets = [await dialOwn(other.door), await dialOwn(other.door)]
    const stream = await clientOver(sockets[0]).engine.watch()
    await stream.next()
    const idle = net.connect(other.door.port, '127.0.0.1')
    idle.on('error', () => {})
    await once(idle, 'connect')
    const codes = Promise.all(sockets.map(closeCode))
    const began = performance.now()
    await other.close()
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(await codes).toEqual([1001, 1001])
    await expect.poll(() => other.streaming()).toBe(0)
    await expect(once(net.connect(other.door.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED')
  })
})

/** Bytes as they are, for what no client would send; answers what came back until the end. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(there.door.port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      answer += chunk
      socket.end()
    })
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    socket.write(Buffer.from(text, 'latin1'))
  })
}
