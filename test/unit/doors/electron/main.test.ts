// The Electron door's main process, whole, with a stand-in for Electron and for Gantry behind it.
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { createRouterClient, implement } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contract, type GantryClient } from '../../../../src/shared/contract/index.ts'
import { defaultSettings } from '../../../../src/shared/model/settings.ts'
import { electron, type StandInPort, StandInWindow } from './stand-in.ts'

const settings = implement(contract.settings)
const router = {
  settings: {
    get: settings.get.handler(() => ({ ...defaultSettings, theme: 'dark' as const })),
    watch: settings.watch.handler(async function* ({ signal }) {
      yield { ...defaultSettings, theme: 'light' as const }
      if (!signal?.aborted) await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    }),
  },
}
const gantry = {
  home: '',
  router,
  client: createRouterClient(router, { context: {} }),
  running: [] as { title: string }[],
  jobs: { running: () => gantry.running },
  closed: 0,
  pickFolder: undefined as (() => Promise<string | undefined>) | undefined,
  close: async () => {
    gantry.closed += 1
  },
}

vi.mock('electron', () => electron)
vi.mock('../../../../src/main/gantry.ts', () => ({
  createGantry: async (options: { door: string; host: { pickFolder: () => Promise<string | undefined> } }) => {
    gantry.pickFolder = options.host.pickFolder
    return gantry
  },
}))

let window: StandInWindow
const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)

beforeAll(async () => {
  gantry.home = await mkdtemp(path.join(tmpdir(), 'gantry-electron-'))
  StandInWindow.whileLoading = (loading) => connect(loading)
  await import('../../../../src/main/doors/electron/index.ts')
  await vi.waitFor(() => expect(StandInWindow.all[0]?.done).toContain('load app://gantry/'))
  window = StandInWindow.all[0]!
})

afterAll(async () => {
  // The last close has written the window's place once more.
  await new Promise((resolve) => setTimeout(resolve, 50))
  errors.mockRestore()
  await rm(gantry.home, { recursive: true, force: true })
})

beforeEach(() => {
  electron.app.done.length = 0
  window.done.length = 0
})

/** As preload does when the page asks. */
function connect(from: StandInWindow, frame: unknown = from.webContents.mainFrame, contents = from.webContents): void {
  electron.ipcMain.emit('gantry.connect', { sender: contents, senderFrame: frame })
}

function sentPorts(): StandInPort[] {
  return window.webContents.mainFrame.sent.map(([channel, , ports]) => {
    expect(channel).toBe('gantry.port')
    return (ports as [StandInPort])[0]
  })
}

/** The page's end of the port, as the page sees it. */
function clientOver(port: StandInPort): GantryClient {
  const page = new EventTarget()
  port.on('message', ({ data }) => page.dispatchEvent(new MessageEvent('message', { data })))
  port.on('close', () => page.dispatchEvent(new Event('close')))
  const asPort = Object.assign(page, { postMessage: (data: unknown) => port.postMessage(data) })
  return createORPCClient(new RPCLink({ port: asPort as unknown as MessagePort }))
}

describe('the window', () => {
  test('has neither Node nor a way out of its sandbox', () => {
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    })
    expect(Object.keys(window.options.webPreferences).filter((name) => /experimental|enableBlink/i.test(name))).toEqual([])
  })

  test('is shown when it has drawn itself, in its own colour until then', () => {
    expect(window.options).toMatchObject({ show: false, backgroundColor: '#0f1217' })
    expect(window.done).toEqual([])
    window.emit('ready-to-show')
    expect(window.done).toEqual(['show'])
  })

  test('follows the theme that was chosen', async () => {
    await vi.waitFor(() => expect(electron.nativeTheme.themeSource).toBe('light'))
  })

  test('remembers its place', async () => {
    window.emit('move')
    await vi.waitFor(async () =>
      expect(JSON.parse(await readFile(path.join(gantry.home, 'window.json'), 'utf8'))).toMatchObject({ x: 10, width: 900 }),
    )
  })

  test('comes back when its page has crashed', () => {
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(window.done).toEqual([])
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(window.done).toEqual(['reload'])
  })

  test('comes forward when Gantry is started a second time', () => {
    electron.app.emit('second-instance')
    expect(window.done).toEqual(['show', 'focus'])
  })
})

describe('the page', () => {
  const load = (url: string, method = 'GET') =>
    electron.session.defaultSession.handlers['protocol app']!(...([{ url, method }] as unknown as never[])) as Promise<Response>

  test('has a scheme of its own, registered before Electron is ready', () => {
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  test.each([
    'app://gantry/..%2f..%2fetc/passwd',
    'app://gantry/../package.json',
    'app://gantry/%00',
    'app://evil/index.html',
    'app://gantry/nothing.js',
  ])('%s is not there', async (url) => {
    const answer = await load(url)
    expect(answer.status).toBe(404)
  })

  test('comes with the policy, and takes nothing but GET', async () => {
    const answer = await load('app://gantry/nothing.js')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self';")
    expect((await load('app://gantry/', 'POST')).status).toBe(404)
  })

  test('loads nothing from elsewhere', () => {
    const answers: unknown[] = []
    const asks = electron.session.defaultSession.handlers['request']!
    for (const url of ['app://gantry/x.js', 'https://evil.example/'])
      asks(...([{ url }, (answer: unknown) => answers.push(answer)] as never[]))
    expect(answers).toEqual([{ cancel: false }, { cancel: true }])
  })
})

describe('what is refused', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s to anywhere else', (name) => {
    const go = (url: string): boolean => {
      const preventDefault = vi.fn()
      window.webContents.emit(name, { url, preventDefault })
      return preventDefault.mock.calls.length === 0
    }
    expect(go('app://gantry/#/stacks')).toBe(true)
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'about:blank', 'app://evil/']) expect(go(url)).toBe(false)
  })

  test('webviews', () => {
    const preventDefault = vi.fn()
    window.webContents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
  })

  test('new windows: links go to the system’s browser, if they are links at all', () => {
    const open = (url: string) => window.webContents.openHandler?.({ url })
    for (const url of [
      'http://localhost:8080/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'https://u:p@x/',
      'about:blank',
    ]) {
      expect(open(url)).toEqual({ action: 'deny' })
    }
    expect(electron.opened).toEqual(['http://localhost:8080/'])
  })

  test('permissions', () => {
    const { handlers } = electron.session.defaultSession
    const answers: unknown[] = []
    const ask = (permission: string, requestingUrl: string): unknown =>
      handlers['permission request']!(...([{}, permission, (answer: unknown) => answers.push(answer), { requestingUrl }] as never[]))
    ask('media', 'app://gantry/')
    ask('clipboard-sanitized-write', 'app://gantry/#/stacks')
    ask('clipboard-sanitized-write', 'https://evil.example/')
    expect(answers).toEqual([false, true, false])
    expect(handlers['permission check']!(...([{}, 'media', 'app://gantry'] as never[]))).toBe(false)
    expect(handlers['permission check']!(...([{}, 'clipboard-sanitized-write', 'app://gantry'] as never[]))).toBe(true)
    expect(handlers['device']!()).toBe(false)
  })
})

describe('the contract', () => {
  test('is there for the page even while it loads', async () => {
    const [port] = sentPorts()
    expect(port).toBeDefined()
    expect(await clientOver(port!).settings.get()).toMatchObject({ theme: 'dark' })
  })

  test('comes anew when the page asks again, and the old way ends', async () => {
    const [before] = sentPorts().slice(-1)
    const ended = once(before!, 'close')
    connect(window)
    await ended
    const [port] = sentPorts().slice(-1)
    expect(port).not.toBe(before)
    expect(await clientOver(port!).settings.get()).toMatchObject({ theme: 'dark' })
  })

  test('is refused to frames, to other windows and to other pages', () => {
    const count = sentPorts().length
    const { mainFrame } = window.webContents
    const frame = { ...mainFrame, url: 'app://gantry/' }
    connect(window, frame)
    connect(window, null)
    const other = Object.create(window.webContents, { id: { value: 9_999 } })
    connect(window, mainFrame, other)
    mainFrame.url = 'https://evil.example/'
    connect(window)
    mainFrame.url = 'about:blank'
    connect(window)
    mainFrame.url = 'app://gantry/'
    expect(sentPorts()).toHaveLength(count)
  })
})

test('the system’s folder picker answers a folder, or nothing when it was closed', async () => {
  expect(await gantry.pickFolder?.()).toBe('/srv/shop')
  electron.chosen = []
  expect(await gantry.pickFolder?.()).toBeUndefined()
})

describe('quitting', () => {
  const close = (): boolean => {
    const preventDefault = vi.fn()
    window.emit('close', { preventDefault })
    return preventDefault.mock.calls.length === 0
  }

  test('with jobs running asks, naming them, and stays when told to', async () => {
    gantry.running = [{ title: 'Start shop' }]
    electron.press = 0
    expect(close()).toBe(false)
    await vi.waitFor(() => expect(electron.asked).toHaveLength(1))
    expect(electron.asked[0]).toMatchObject({ detail: expect.stringContaining('Start shop'), defaultId: 0, cancelId: 0 })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(electron.app.done).toEqual(['quit', 'quit held back'])
    expect(gantry.closed).toBe(0)
  })

  test('closes Gantry first, then ends', async () => {
    electron.press = 1
    electron.app.quit()
    electron.app.quit()
    await vi.waitFor(() => expect(electron.app.done).toContain('exit 0'))
    expect(electron.asked).toHaveLength(2)
    expect(gantry.closed).toBe(1)
    expect(close()).toBe(true)
  })
})
