// Which links may be handed to the system's browser (guarantee 27; reliability.md F1).

const longest = 2_048

/** The address as it was parsed, which is what is opened; undefined for anything but plain http and https. */
export function externalUrl(text: string): string | undefined {
  if (text.length > longest || /[\s\p{Cc}\\]/u.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  // `https:host` and `https:/host` parse too, and are no links that a person would write.
  const isWritten = /^https?:\/\/[^/]/i.test(text)
  if (!isWeb || !isWritten || url.username !== '' || url.password !== '' || url.hostname === '') return undefined
  return url.href
}
