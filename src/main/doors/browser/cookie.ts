// The session's cookie. Browsers send a host's cookies to all its ports, hence the port in its name.

export function cookieName(port: number): string {
  return `gantry-${port}`
}

export function sessionCookie(port: number, session: string): string {
  return `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`
}

/** The session that a request's Cookie header carries for this port. */
export function sessionIn(header: string | undefined, port: number): string | undefined {
  const start = `${cookieName(port)}=`
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
    ?.slice(start.length)
}
