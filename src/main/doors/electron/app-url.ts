// The address of Gantry's own page in the Electron window, and what counts as that page.

export const appScheme = 'app'
export const appOrigin = 'app://gantry'
export const appUrl = `${appOrigin}/`

/** The path of one of the page's own files, still encoded; undefined for any other address. */
export function appPath(url: string): string | undefined {
  // Without the parser, which would tidy `..` away before it could be seen.
  if (!url.startsWith(appUrl)) return undefined
  return url.slice(appOrigin.length).split(/[?#]/, 1)[0]
}

/** Only to the page itself, with whatever fragment: there is nowhere else for this window to go. */
export function isAllowedNavigation(url: string): boolean {
  const path = appPath(url)
  return path === '/' || path === '/index.html'
}

/** What the window may load at all. The developer tools are part of Electron. */
export function isAllowedRequest(url: string): boolean {
  return url.startsWith(appUrl) || /^(data:|devtools:|blob:app:\/\/gantry\/)/.test(url)
}
