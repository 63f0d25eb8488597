// The session's cookie. Browsers send a host's cookies to all its ports, hence the port in its name.

export function cookieName(port: number): string {
  return `gantry-${port}`
}

export function sessionCookie(port: number, cookie: string): string {
  return `${cookieName(port)}=${cookie}; Path=/; HttpOnly; SameSite=Strict`
}

/** What a request's Cookie header carries for this port. */
export function cookieIn(header: string | undefined, port: number): string | undefined {
  const start = `${cookieName(port)}=`
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
    ?.slice(start.length)
}
