// A path as short as it can be without lying: the home folder as ~, and the middle left out.

export function shortPath(path: string, home?: string, longest = 48): string {
  const separator = path.includes('\\') ? '\\' : '/'
  const own = home && (path === home || path.startsWith(home + separator)) ? `~${path.slice(home.length)}` : path
  if (own.length <= longest) return own
  const parts = own.split(separator)
  const tail = parts.slice(-2).join(separator)
  return parts.length > 3 ? [parts[0], '…', tail].join(separator) : own
}

/** The person's home, from a folder inside it (Gantry's own): undefined when that lies elsewhere. */
export function homeOf(path: string): string | undefined {
  return /^(?:\/home\/[^/]+|\/Users\/[^/]+|\/root|[A-Z]:\\Users\\[^\\]+)/i.exec(path)?.[0]
}
