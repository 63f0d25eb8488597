// Quitting: asks when jobs are running, then closes Gantry before the process goes.
import { app, type BrowserWindow, dialog } from 'electron'
import type { Gantry } from '../../gantry.ts'
import { quitQuestion } from './quit-question.ts'

/** Whatever hangs, the process is gone by then. Milliseconds. */
const longestEnd = 3_000

export interface Quitting {
  /** Whether a window may close now: elsewhere than on a Mac, the last one takes Gantry with it. */
  mayClose(): boolean
}

export function quitPolitely(gantry: Pick<Gantry, 'jobs' | 'close'>, window: () => BrowserWindow | undefined): Quitting {
  let state: 'open' | 'asking' | 'ending' = 'open'

  app.on('before-quit', (event) => {
    event.preventDefault()
    if (state === 'open') void askAndEnd()
  })

  async function askAndEnd(): Promise<void> {
    state = 'asking'
    if (!(await agreed())) {
      state = 'open'
      return
    }
    state = 'ending'
    setTimeout(() => app.exit(1), longestEnd).unref()
    await gantry.close().catch(() => {})
    app.exit(0)
  }

  async function agreed(): Promise<boolean> {
    const question = quitQuestion(gantry.jobs.running())
    if (!question) return true
    const options = { type: 'warning' as const, ...question, buttons: [...question.buttons], defaultId: 0, cancelId: 0, noLink: true }
    const parent = window()
    const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options))
    return response === 1
  }

  return {
    mayClose: () => process.platform === 'darwin' || state === 'ending' || gantry.jobs.running().length === 0,
  }
}
