// JSON that a terminal may show: what acts on one is written as an escape, which readers of JSON read back.

/** DEL, C1 controls, line separators and characters that turn the writing round; JSON.stringify escapes C0 itself. */
const acting = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

export function safeJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent) ?? 'null'
  return text.replace(acting, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
