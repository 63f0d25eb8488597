// Reads apt's sources, in both of their formats, and finds the one that this Debian itself comes from.
//
// A further source (a newer Debian, for Docker) is taken from the same mirror and trusted by the same key, so that no host is named here.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The archive's keys, where they lie on every Debian. */
const ARCHIVE_KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * @typedef {{uris: string[], suites: string[], components: string[], signedBy?: string}} Source
 * `signedBy` is a path, a fingerprint or an indented block with the key itself, ready to be written after "Signed-By:".
 */

/** @returns {Source | undefined} the source that carries `suite`'s main packages from Debian; `repositories` are those known to be Debian's. */
export function debianSource(suite, repositories, sources = readSources()) {
  const bare = (uri) => uri.replace(/\/+$/, '')
  const ours = new Set(repositories.map(bare))
  return sources.find(
    ({ uris, suites, components }) => suites.includes(suite) && components.includes('main') && uris.some((uri) => ours.has(bare(uri))),
  )
}

/** The deb822 text of `suite` from where `source` comes from. */
export function sourceText(suite, { uris, signedBy }) {
  const key = signedBy ?? (existsSync(ARCHIVE_KEYS) ? ARCHIVE_KEYS : undefined)
  const lines = ['Types: deb', `URIs: ${uris.join(' ')}`, `Suites: ${suite}`, 'Components: main', ...(key ? [`Signed-By: ${key}`] : [])]
  return `${lines.join('\n')}\n`
}

export function readSources(folder = '/etc/apt') {
  const parts = path.join(folder, 'sources.list.d')
  const files = [path.join(folder, 'sources.list'), ...(existsSync(parts) ? readdirSync(parts).map((name) => path.join(parts, name)) : [])]
  return files.filter((file) => existsSync(file)).flatMap((file) => parse(file, readFileSync(file, 'utf8')))
}

/** @returns {Source[]} */
function parse(file, text) {
  if (file.endsWith('.sources')) return parseStanzas(text)
  return file.endsWith('.list') ? text.split('\n').flatMap((line) => parseLine(line)) : []
}

/** The deb822 format: stanzas of `Field: value`, in which a value goes on in lines that begin with a space. */
export function parseStanzas(text) {
  return text
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((stanza) => fieldsOf(stanza))
    .filter((fields) => words(fields.types).includes('deb') && fields.enabled?.toLowerCase() !== 'no')
    .map((fields) => ({
      uris: words(fields.uris),
      suites: words(fields.suites),
      components: words(fields.components),
      ...(fields['signed-by'] && { signedBy: fields['signed-by'] }),
    }))
}

function fieldsOf(stanza) {
  const fields = {}
  let field
  for (const line of stanza.split('\n')) {
    if (line.startsWith('#')) continue
    const [, name, value] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? []
    if (name) {
      field = name.toLowerCase()
      fields[field] = value
    } else if (field && /^[ \t]/.test(line)) {
      fields[field] += `\n${line}`
    }
  }
  return fields
}

/** The one-line format: `deb [signed-by=KEY arch=amd64] URI SUITE COMPONENT...`. */
export function parseLine(line) {
  const [, options = '', rest] = /^\s*deb\s+(?:\[([^\]]*)\]\s*)?([^#]+)/.exec(line) ?? []
  if (!rest) return []
  const [uri, suite, ...components] = words(rest)
  const signedBy = /(?:^|\s)signed-by=(\S+)/i.exec(options)?.[1]
  return [{ uris: [uri], suites: [suite], components, ...(signedBy && { signedBy }) }]
}

function words(text = '') {
  return text.split(/\s+/).filter(Boolean)
}
