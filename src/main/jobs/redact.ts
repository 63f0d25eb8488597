// Takes secrets out of text before it is kept or shown (guarantee 25).

const mask = '••••••'

/** Shorter values would blot out ordinary words; they are no secrets worth the name. */
const shortestSecret = 4

/** Answers a function that replaces each of the secrets wherever it stands. Longer ones go first, for they may hold shorter ones. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const worth = [...new Set(secrets)].filter((secret) => secret.length >= shortestSecret).sort((a, b) => b.length - a.length)
  if (worth.length === 0) return (text) => text
  return (text) => worth.reduce((rest, secret) => rest.replaceAll(secret, mask), text)
}
