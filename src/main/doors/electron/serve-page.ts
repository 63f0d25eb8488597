// Serves the page's files at app://gantry/, so that they have an origin of their own (never file://).
import { protocol, type Session } from 'electron'
import { pageAnswer } from '../page/index.ts'
import { appPath, appScheme } from './app-url.ts'

/** Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export function servePage(session: Session, root: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const urlPath = appPath(request.url)
    if (urlPath === undefined || request.method !== 'GET') return new Response('Not found\n', { status: 404 })
    const { status, headers, body } = await pageAnswer({ root, urlPath })
    return new Response(body, { status, headers })
  })
}
