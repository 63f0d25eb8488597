// Who may ask the main process for the contract: the main frame of our own window, on our own page.
import { isAllowedNavigation } from './app-url.ts'

export interface Sender {
  /** It is the web contents of our window. */
  readonly isOurWindow: boolean
  readonly isMainFrame: boolean
  /** Of the frame that asks; empty once it has gone. */
  readonly url: string
}

export function senderAllowed({ isOurWindow, isMainFrame, url }: Sender): boolean {
  return isOurWindow && isMainFrame && isAllowedNavigation(url)
}

/** Writing text to the clipboard is the only thing that the page may ask of the system. */
export function permissionAllowed(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isAllowedNavigation(url)
}
