// Places in a user's files: the lines around an error, and the line at which a path such as services.web.ports stands.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { SourcePlace } from '../../../shared/fault.ts'

/** Lines shown before and after the marked one. */
const around = 2
const longestLine = 240

export function placeIn(file: string, text: string, line: number, column?: number, lastLine = line): SourcePlace {
  const lines = text.split(/\r?\n/)
  const from = Math.max(1, line - around)
  const to = Math.min(lines.length, lastLine + around)
  const excerpt = []
  for (let number = from; number <= to; number += 1) {
    excerpt.push({ line: number, text: (lines[number - 1] ?? '').slice(0, longestLine), marked: number >= line && number <= lastLine })
  }
  return { file, line, ...(column !== undefined && { column }), excerpt }
}

/** Where a path of keys stands. Undefined when the text does not have the whole of it. */
export function placeOfPath(file: string, text: string, path: readonly string[]): SourcePlace | undefined {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, merge: true, logLevel: 'silent' })
  let node: unknown = document.contents
  let at: Node | undefined
  for (const key of path) {
    const next = step(node, key)
    if (!next) return undefined
    at = next.at
    node = next.value
  }
  if (!at?.range) return undefined
  const { line, col } = counter.linePos(at.range[0])
  return placeIn(file, text, line, col)
}

function step(node: unknown, key: string): { at: Node; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    return pair && isScalar(pair.key) ? { at: pair.key, value: pair.value } : undefined
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)]
    return isScalar(item) || isMap(item) || isSeq(item) ? { at: item, value: item } : undefined
  }
  return undefined
}

/** The first line that holds the words, as a place. */
export function placeOfWords(file: string, text: string, words: string): SourcePlace | undefined {
  const index = text.split(/\r?\n/).findIndex((line) => line.includes(words))
  return index < 0 ? undefined : placeIn(file, text, index + 1)
}
