// `out/main/electron.js`: Gantry in a window of its own.
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import path from 'node:path'
import { createGantry } from '../../gantry.ts'
import { gantryHome } from '../../settings/index.ts'
import { assetsFolder, pageFolder, preloadFile } from '../app-root.ts'
import { outliveBugs } from '../outlive-bugs.ts'
import { appUrl } from './app-url.ts'
import { applyTheme, followTheme } from './follow-theme.ts'
import { guardAllContents, guardSession } from './guard-contents.ts'
import { menuTemplate } from './menu.ts'
import { makeWindow } from './make-window.ts'
import { quitPolitely } from './quit.ts'
import { serveContract } from './serve-contract.ts'
import { registerAppScheme, servePage } from './serve-page.ts'

function log(line: string): void {
  process.stderr.write(`gantry: ${line}\n`)
}

let window: BrowserWindow | undefined

function current(): BrowserWindow | undefined {
  return window?.isDestroyed() ? undefined : window
}

async function pickFolder(): Promise<string | undefined> {
  const options = { title: 'Add a stack', buttonLabel: 'Add', properties: ['openDirectory' as const] }
  const parent = current()
  const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
  return filePaths[0]
}

async function main(): Promise<void> {
  await app.whenReady()
  guardSession(session.defaultSession)
  servePage(session.defaultSession, pageFolder())
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)))

  const gantry = await createGantry({ door: 'electron', assets: assetsFolder(), host: { pickFolder } })
  outliveBugs(gantry)
  serveContract({ router: gantry.router, window: current, log })
  const quitting = quitPolitely(gantry, current)
  await applyTheme(gantry.client)
  const ending = new AbortController()
  app.on('will-quit', () => ending.abort())
  followTheme(gantry.client, ending.signal).catch((error: unknown) => log(`the theme is no longer followed: ${String(error)}`))

  const show = async (): Promise<void> => {
    window = await makeWindow({ home: gantry.home, preload: preloadFile(), icon: `${assetsFolder()}/icons/icon.png`, log })
    window.on('close', (event) => {
      if (quitting.mayClose()) return
      event.preventDefault()
      app.quit()
    })
    await window.loadURL(appUrl)
  }
  const comeForward = (): void => {
    const open = current()
    if (!open) return void show().catch((error: unknown) => log(`no window: ${String(error)}`))
    if (open.isMinimized()) open.restore()
    open.show()
    open.focus()
  }
  app.on('second-instance', comeForward)
  app.on('activate', comeForward)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  await show()
}

// All of this must come before Electron is ready.
app.enableSandbox()
// A home of its own has a window of its own, beside one that is open already.
if (process.env['GANTRY_HOME']) app.setPath('userData', path.join(gantryHome(), 'window'))
registerAppScheme()
guardAllContents(log)

if (app.requestSingleInstanceLock()) {
  main().catch((error: unknown) => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    dialog.showErrorBox('Gantry could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
