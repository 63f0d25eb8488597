// The contract over a MessagePort, for the page of our own window and for nobody else (guarantee 23).
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { type BrowserWindow, ipcMain, MessageChannelMain, type MessagePortMain } from 'electron'
import { senderAllowed } from './sender.ts'

export interface ContractOptions {
  readonly router: AnyRouter
  readonly window: () => BrowserWindow | undefined
  readonly log: (line: string) => void
}

/**
 * Preload asks with `gantry.connect`, and gets one end of a channel back. A page that asks again (after a reload) gets
 * a new one, and its old one is closed, which ends what was streaming on it.
 */
export function serveContract({ router, window, log }: ContractOptions): void {
  const handler = new RPCHandler(router)
  let open: MessagePortMain | undefined
  ipcMain.on('gantry.connect', ({ sender, senderFrame }) => {
    const ours = window()?.webContents
    const isOurWindow = ours !== undefined && sender.id === ours.id
    const isMainFrame = senderFrame !== null && senderFrame === sender.mainFrame
    if (!senderFrame || !senderAllowed({ isOurWindow, isMainFrame, url: senderFrame.url })) {
      log('refused the contract to a stranger')
      return
    }
    open?.close()
    const { port1, port2 } = new MessageChannelMain()
    open = port1
    handler.upgrade(port1, { context: {} })
    port1.start()
    senderFrame.postMessage('gantry.port', undefined, [port2])
  })
}
