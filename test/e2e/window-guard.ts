// What no window may ever do, whatever the test looks at: log an error, break its policy, throw, or ask anybody but its door.
import { expect, type Page } from '@playwright/test'

export interface WindowGuard {
  /** This is meant to happen in this test, e.g. a socket that breaks because the door was stopped. */
  allow(words: RegExp): void
  /** Fails when something happened that was not allowed. */
  check(): void
}

export async function guardWindow(page: Page, origin: () => string): Promise<WindowGuard> {
  const troubles: string[] = []
  const allowed: RegExp[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`page error: ${error.stack ?? error.message}`))
  page.on('crash', () => troubles.push('the page crashed'))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin()}/`) && !url.startsWith('data:')) troubles.push(`request to ${url}`)
  })
  page.on('websocket', (socket) => {
    if (socket.url() !== `${origin().replace('http', 'ws')}/rpc`) troubles.push(`socket to ${socket.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  return {
    allow: (words) => void allowed.push(words),
    check: () => expect(troubles.filter((each) => !allowed.some((words) => words.test(each)))).toEqual([]),
  }
}
