// Text from outside, made harmless for a terminal or a menu (guarantee 26).
import { stripVTControlCharacters } from 'node:util'

/** Control characters but the tab, and the characters that turn the direction of writing or hide. */
const acting = /(?!\t)\p{Cc}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** One line without anything that a terminal acts on; a tab stays. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(/\r?\n/g, ' ').replace(acting, '')
}
