// What the Electron window allows, decided without Electron.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appPath, isAllowedNavigation, isAllowedRequest } from '../../../../src/main/doors/electron/app-url.ts'
import { externalUrl } from '../../../../src/main/doors/electron/external-url.ts'
import { menuTemplate } from '../../../../src/main/doors/electron/menu.ts'
import { quitQuestion } from '../../../../src/main/doors/electron/quit-question.ts'
import { permissionAllowed, senderAllowed } from '../../../../src/main/doors/electron/sender.ts'
import { readWindowPlace, writeWindowPlace } from '../../../../src/main/doors/electron/window-memory.ts'
import { fitWindow } from '../../../../src/main/doors/electron/window-place.ts'

const foreign = [
  'https://evil.example/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,x',
  'javascript:alert(1)',
  'app://evil/',
  'app://gantry.evil/',
  'app://gantry@evil/',
  'app://gantry:80/',
  'app:gantry/',
  'application://gantry/',
  'blob:app://gantry/1',
  'chrome://settings',
  '',
]

describe('navigation', () => {
  test.each(['app://gantry/', 'app://gantry/#/stacks', 'app://gantry/index.html', 'app://gantry/?x#y'])('%s is the page', (url) => {
    expect(isAllowedNavigation(url)).toBe(true)
  })

  test.each([...foreign, 'app://gantry/other.html', 'app://gantry/../index.html'])('%s is not', (url) => {
    expect(isAllowedNavigation(url)).toBe(false)
  })
})

test('a path is taken as it was written, for the one place that looks for files', () => {
  expect(appPath('app://gantry/assets/a.js?x#y')).toBe('/assets/a.js')
  expect(appPath('app://gantry/..%2f..%2fetc/passwd')).toBe('/..%2f..%2fetc/passwd')
  expect(appPath('app://evil/assets/a.js')).toBeUndefined()
})

test('only the page’s own files are loaded', () => {
  expect(
    ['app://gantry/x.js', 'data:image/png;base64,x', 'devtools://devtools/x', 'blob:app://gantry/1'].map(isAllowedRequest),
  ).not.toContain(false)
  const others = [
    'https://evil.example/',
    'http://localhost/',
    'ws://localhost/',
    'file:///x',
    'app://evil/x',
    'datax:y',
    'blob:https://x/1',
    'ftp://x/',
  ]
  expect(others.map(isAllowedRequest)).not.toContain(true)
})

describe('links', () => {
  test.each([
    ['https://docs.docker.com/x?y=1#z', 'https://docs.docker.com/x?y=1#z'],
    ['HTTPS://Example.com', 'https://example.com/'],
    ['http://localhost:8080/', 'http://localhost:8080/'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
    // A look-alike is opened as what it is.
    ['https://аpple.com/', 'https://xn--pple-43d.com/'],
  ])('%s is opened as %s', (text, url) => {
    expect(externalUrl(text)).toBe(url)
  })

  test.each([
    'file:///etc/passwd',
    'file://host/share',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    '\\\\host\\share',
    'http:\\\\host',
    'https://host\\@evil.example/',
    'ms-msdt:/id',
    'search-ms:query=x',
    'vscode://file/x',
    'ssh://host',
    'ftp://host/',
    'x-apple.systempreferences:x',
    'mailto:a@example.com',
    ' https://example.com',
    'https://example.com ',
    'https://exam\nple.com',
    'https://example.com/\u0000',
    'https://user:password@example.com/',
    'https://user@example.com/',
    'https:example.com',
    'https:///example.com',
    'https://',
    '//example.com',
    'example.com',
    '',
    `https://example.com/${'x'.repeat(100_000)}`,
    'app://gantry/',
    'about:blank',
  ])('%s is not opened', (text) => {
    expect(externalUrl(text)).toBeUndefined()
  })

  test('whatever is opened is plain http or https', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string({ unit: 'binary' }),
          fc.webUrl().map((url) => ` ${url}`),
        ),
        (text) => {
          const url = externalUrl(text)
          if (url !== undefined)
            expect(new URL(url)).toMatchObject({ protocol: expect.stringMatching(/^https?:$/), username: '', password: '' })
        },
      ),
    )
  })
})

describe('who may ask for the contract', () => {
  const own = { isOurWindow: true, isMainFrame: true, url: 'app://gantry/#/stacks' }

  test('our own page', () => {
    expect(senderAllowed(own)).toBe(true)
  })

  test.each([
    ['a frame in it', { isMainFrame: false }],
    ['another window', { isOurWindow: false }],
    ...foreign.map((url): [string, object] => [`the page at "${url}"`, { url }]),
  ])('not %s', (_who, part) => {
    expect(senderAllowed({ ...own, ...part })).toBe(false)
  })

  test('permissions are denied, but for writing to the clipboard', () => {
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'clipboard-read',
      'serial',
      'usb',
      'hid',
      'display-capture',
    ]
    expect(asked.filter((permission) => permissionAllowed(permission, 'app://gantry/'))).toEqual([])
    expect(permissionAllowed('clipboard-sanitized-write', 'app://gantry/')).toBe(true)
    expect(permissionAllowed('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
  })
})

describe('the window’s place', () => {
  const screen = { x: 0, y: 25, width: 1_920, height: 1_055 }
  const left = { x: -1_280, y: 0, width: 1_280, height: 1_024 }

  test('is in the middle at first', () => {
    expect(fitWindow(undefined, [screen])).toEqual({ width: 1_200, height: 780, maximized: false })
  })

  test('is where it was', () => {
    const place = { x: 100, y: 100, width: 900, height: 600, maximized: true }
    expect(fitWindow(place, [screen])).toEqual(place)
    expect(fitWindow({ ...place, x: -1_000 }, [screen, left])).toMatchObject({ x: -1_000 })
  })

  test.each([
    ['its screen is gone', { x: -1_000, y: 100 }],
    ['its title bar is above the screen', { x: 100, y: 0 }],
    ['only an edge of it would be seen', { x: 1_900, y: 100 }],
    ['it is below the screen', { x: 100, y: 1_070 }],
  ])('is in the middle again when %s', (_when, corner) => {
    expect(fitWindow({ ...corner, width: 900, height: 600, maximized: false }, [screen])).toEqual({
      width: 900,
      height: 600,
      maximized: false,
    })
  })

  test('is never larger than its screen, nor too small to use', () => {
    expect(fitWindow({ x: 0, y: 30, width: 5_000, height: 5_000, maximized: false }, [screen])).toMatchObject({
      width: 1_920,
      height: 1_055,
    })
    expect(fitWindow({ width: 300, height: 300, maximized: false }, [screen])).toMatchObject({ width: 720, height: 480 })
    expect(fitWindow(undefined, [])).toMatchObject({ width: 1_200 })
  })

  test('is kept in a file, and a bad file is no trouble', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'gantry-window-'))
    const place = { x: 1, y: 2, width: 900, height: 600, maximized: false }
    expect(await readWindowPlace(home)).toBeUndefined()
    await writeWindowPlace(home, place)
    expect(await readWindowPlace(home)).toEqual(place)
    for (const text of ['', '{', '[]', '{"width":1e9,"height":600,"maximized":false}', '{"width":"900"}']) {
      await writeFile(path.join(home, 'window.json'), text)
      expect(await readWindowPlace(home)).toBeUndefined()
    }
    await rm(home, { recursive: true })
  })
})

describe('quitting', () => {
  test('asks nothing when nothing is running', () => {
    expect(quitQuestion([])).toBeUndefined()
  })

  test('names what is running', () => {
    expect(quitQuestion([{ title: 'Start shop' }])).toEqual({
      message: 'Quit and cancel a job?',
      detail: '1 job is running: Start shop. What it has done so far stays as it is.',
      buttons: ['Keep running', 'Cancel job and quit'],
    })
    expect(quitQuestion([{ title: 'Start shop' }, { title: 'Pull \u202eblog' }])?.detail).toBe(
      '2 jobs are running: Start shop, Pull blog. What they have done so far stays as it is.',
    )
  })
})

test('the menu has the usual roles', () => {
  const roles = (platform: NodeJS.Platform) => menuTemplate(platform).map(({ role, label }) => role ?? label)
  expect(roles('darwin')).toEqual(['appMenu', 'fileMenu', 'editMenu', '&View', 'windowMenu'])
  expect(roles('linux')).toEqual(['fileMenu', 'editMenu', '&View', 'windowMenu', '&Help'])
})
