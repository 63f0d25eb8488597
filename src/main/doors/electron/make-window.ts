// Makes Gantry's window: sandboxed, without Node, where it last was, and shown only once it has drawn itself.
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { backgroundColour } from './background.ts'
import { readWindowPlace, writeWindowPlace } from './window-memory.ts'
import { fitWindow, smallestWindow } from './window-place.ts'

export interface WindowOptions {
  readonly home: string
  readonly preload: string
  readonly icon: string
  readonly log: (line: string) => void
}

/** The window is moved and sized many times a second; its place is written once it has come to rest. Milliseconds. */
const rest = 500

/** Nothing is loaded into it yet: the page asks for the contract at once, and by then the window must be known. */
export async function makeWindow({ home, preload, icon, log }: WindowOptions): Promise<BrowserWindow> {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { maximized, ...bounds } = fitWindow(await readWindowPlace(home), areas)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Gantry',
    icon,
    backgroundColor: backgroundColour({ dark: nativeTheme.shouldUseDarkColors }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`the page ended: ${reason}`)
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload()
  })
  rememberPlace(window, home, log)
  return window
}

function rememberPlace(window: BrowserWindow, home: string, log: (line: string) => void): void {
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    const place = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    writeWindowPlace(home, place).catch((error: unknown) => log(`the window’s place was not kept: ${String(error)}`))
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, rest)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', () => {
    clearTimeout(timer)
    write()
  })
}
