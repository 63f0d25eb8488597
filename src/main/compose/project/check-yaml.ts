// Looks at compose files before Compose does: exact places of YAML errors, and shapes that would hang or bloat it.
import { isAlias, isCollection, isPair, isScalar, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { type Fault, FaultError } from '../../../shared/fault.ts'
import { placeIn } from './place.ts'

/** Bigger files are refused unread: Compose files are written by hand. Bytes. */
export const longestFile = 5 * 1024 * 1024
/** Nodes after all aliases are followed; Compose dies of memory on far bigger ones (reliability.md C2, C3). */
const mostNodes = 200_000

/** Throws a FaultError at the first thing that is wrong with the text as YAML. */
export function checkYaml(file: string, text: string): void {
  if (text.length > longestFile) {
    throw new FaultError({
      code: 'compose.tooLarge',
      message: `${file} is larger than ${longestFile / 1024 / 1024} MB, which no compose file should be.`,
      hint: 'Choose the compose file itself.',
      place: { file },
    })
  }
  const counter = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter: counter, merge: true, logLevel: 'silent' })
  if (!Array.isArray(documents)) return
  for (const document of documents) {
    const [error] = document.errors
    if (error) {
      const start = counter.linePos(error.pos[0])
      throw new FaultError(syntaxFault(file, text, { line: start.line, column: start.col, code: error.code, words: error.message }))
    }
    if (document.contents) checkSize(file, text, document.contents, counter)
  }
}

function syntaxFault(file: string, text: string, at: { line: number; column: number; code: string; words: string }): Fault {
  const words = at.words.split(' at line ')[0] ?? at.words
  return {
    code: 'compose.syntax',
    message: `${file} is not valid YAML at line ${at.line}, column ${at.column}.`,
    hint: hints[at.code] ?? 'Look at the marked line and the one before it: indentation, a missing colon, or an open quote.',
    detail: words,
    place: placeIn(file, text, at.line, at.column),
  }
}

/** The parser's codes, in a person's words. https://eemeli.org/yaml/#errors */
const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'YAML is indented with spaces, never with tabs. Replace the tab with spaces.',
  DUPLICATE_KEY: 'The same key stands twice here. Remove or rename one of them.',
  BAD_INDENT: 'The indentation does not fit the lines around it.',
  MISSING_CHAR: 'A character is missing here: a colon, a comma, a closing bracket or a quote.',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line. A colon may be missing in the line before.',
  BLOCK_AS_IMPLICIT_KEY: 'Two colons on one line, or a value that should be in quotes.',
  BAD_ALIAS: 'An alias (*name) is used before its anchor (&name) is set.',
}

/** Counts what the document grows to when aliases are followed; an alias inside its own anchor never ends. */
function checkSize(file: string, text: string, root: Node, counter: LineCounter): void {
  const anchors = new Map<string, Node>()
  const sizes = new Map<Node, number>()
  const open = new Set<Node>()
  const fail = (node: Node, message: string): never => {
    const at = counter.linePos(node.range?.[0] ?? 0)
    throw new FaultError({
      code: 'compose.invalid',
      message,
      hint: 'Docker Compose would hang or run out of memory on it, so it was not started.',
      place: placeIn(file, text, at.line, at.col),
    })
  }
  const sizeOf = (node: unknown): number => {
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value)
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (!target) return 1
      if (open.has(target)) fail(node, `${file}: the alias *${node.source} stands inside its own anchor.`)
      return sizes.get(target) ?? 1
    }
    if (isScalar(node)) {
      if (node.anchor) anchors.set(node.anchor, node)
      return 1
    }
    if (!isCollection(node)) return 1
    if (node.anchor) anchors.set(node.anchor, node)
    open.add(node)
    let size = 1
    for (const item of node.items) {
      size += sizeOf(item)
      if (size > mostNodes) fail(node, `${file} grows to more than ${mostNodes} nodes when its aliases are followed.`)
    }
    open.delete(node)
    sizes.set(node, size)
    return size
  }
  sizeOf(root)
}
