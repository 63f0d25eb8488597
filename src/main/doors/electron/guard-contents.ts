// Holds every web contents to Gantry's own page: no other address, no new window, no webview, no permission.
import { app, type Session, shell, type WebContents } from 'electron'
import { isAllowedNavigation, isAllowedRequest } from './app-url.ts'
import { externalUrl } from './external-url.ts'
import { permissionAllowed } from './sender.ts'

/** For all that there will ever be, so that none is forgotten. */
export function guardAllContents(log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
}

function guardContents(contents: WebContents, log: (line: string) => void): void {
  const refuseForeign = (event: { preventDefault(): void; url: string }): void => {
    if (isAllowedNavigation(event.url)) return
    event.preventDefault()
    log(`refused to go to ${shown(event.url)}`)
  }
  contents.on('will-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalUrl(url)
    if (link === undefined) log(`refused to open ${shown(url)}`)
    else shell.openExternal(link).catch((error: unknown) => log(`the system did not open ${shown(link)}: ${String(error)}`))
    return { action: 'deny' }
  })
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permissionAllowed(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => permissionAllowed(permission, `${origin.replace(/\/$/, '')}/`))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url) }))
}

/** The path and the query may hold what is nobody's business. */
function shown(url: string): string {
  return JSON.stringify(url.split(/[?#]/, 1)[0]?.slice(0, 120))
}
