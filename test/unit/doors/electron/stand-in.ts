// A stand-in for the `electron` module: as much of it as the main process uses, with what was asked of it noted.
import { EventEmitter } from 'node:events'

/** What a BrowserWindow was made with, of which tests look at some. */
export interface WindowOptions {
  readonly show?: boolean
  readonly backgroundColor?: string
  readonly webPreferences: Readonly<Record<string, unknown>>
}

export class StandInContents extends EventEmitter {
  static #next = 1
  readonly id = StandInContents.#next++
  readonly mainFrame: { url: string; sent: unknown[][]; postMessage: (...args: unknown[]) => void }
  openHandler: ((details: { url: string }) => { action: string }) | undefined

  constructor() {
    super()
    const sent: unknown[][] = []
    this.mainFrame = { url: '', sent, postMessage: (...args) => sent.push(args) }
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
}

export class StandInWindow extends EventEmitter {
  static readonly all: StandInWindow[] = []
  readonly webContents = new StandInContents()
  readonly options: WindowOptions
  readonly done: string[] = []
  /** What happens while the page loads. */
  static whileLoading: (window: StandInWindow) => void = () => {}

  constructor(options: WindowOptions) {
    super()
    this.options = options
    StandInWindow.all.push(this)
    electron.app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`)
    this.webContents.mainFrame.url = url
    StandInWindow.whileLoading(this)
  }

  show(): void {
    this.done.push('show')
  }
  focus(): void {
    this.done.push('focus')
  }
  maximize(): void {
    this.done.push('maximize')
  }
  reload(): void {
    this.done.push('reload')
  }
  isDestroyed(): boolean {
    return false
  }
  isMinimized(): boolean {
    return false
  }
  isMaximized(): boolean {
    return false
  }
  getNormalBounds() {
    return { x: 10, y: 30, width: 900, height: 600 }
  }
}

/** Electron's ports hand over `{ data }`, not the data itself. */
export class StandInPort extends EventEmitter {
  other: StandInPort | undefined
  closed = false
  start(): void {}
  postMessage(data: unknown): void {
    const { other } = this
    if (!this.closed && other) queueMicrotask(() => other.emit('message', { data }))
  }
  close(): void {
    if (this.closed) return
    this.closed = true
    this.emit('close')
    this.other?.close()
  }
}

export class StandInChannel {
  readonly port1 = new StandInPort()
  readonly port2 = new StandInPort()
  constructor() {
    this.port1.other = this.port2
    this.port2.other = this.port1
  }
}

class App extends EventEmitter {
  readonly done: string[] = []
  hasLock = true
  enableSandbox(): void {
    this.done.push('sandbox')
  }
  setPath(name: string, value: string): void {
    this.done.push(`${name} ${value}`)
  }
  requestSingleInstanceLock(): boolean {
    return this.hasLock
  }
  async whenReady(): Promise<void> {
    this.done.push('ready')
  }
  quit(): void {
    this.done.push('quit')
    this.emit('before-quit', { preventDefault: () => this.done.push('quit held back') })
  }
  exit(code: number): void {
    this.done.push(`exit ${code}`)
  }
}

type Handler = (...args: never[]) => unknown

class StandInSession {
  readonly handlers: Record<string, Handler> = {}
  readonly protocol = { handle: (scheme: string, handler: Handler) => this.#keep(`protocol ${scheme}`, handler) }
  readonly webRequest = { onBeforeRequest: (handler: Handler) => this.#keep('request', handler) }
  setPermissionRequestHandler = (handler: Handler) => this.#keep('permission request', handler)
  setPermissionCheckHandler = (handler: Handler) => this.#keep('permission check', handler)
  setDevicePermissionHandler = (handler: Handler) => this.#keep('device', handler)

  #keep(name: string, handler: Handler): void {
    this.handlers[name] = handler
  }
}

export const electron = {
  app: new App(),
  BrowserWindow: StandInWindow,
  MessageChannelMain: StandInChannel,
  ipcMain: new EventEmitter(),
  session: { defaultSession: new StandInSession() },
  schemes: [] as unknown[],
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]): void => {
      electron.app.done.push('scheme')
      electron.schemes.push(...schemes)
    },
  },
  opened: [] as string[],
  shell: {
    openExternal: async (url: string): Promise<void> => {
      electron.opened.push(url)
    },
  },
  asked: [] as unknown[],
  /** The button that the person presses. */
  press: 0,
  chosen: ['/srv/shop'] as string[],
  dialog: {
    showMessageBox: async (...args: unknown[]): Promise<{ response: number }> => {
      electron.asked.push(args.at(-1))
      return { response: electron.press }
    },
    showOpenDialog: async (): Promise<{ filePaths: string[] }> => ({ filePaths: electron.chosen }),
    showErrorBox: (title: string, text: string): void => {
      electron.app.done.push(`${title}: ${text}`)
    },
  },
  Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (): void => {} },
  nativeTheme: { shouldUseDarkColors: true, themeSource: 'system' },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } }] },
}
