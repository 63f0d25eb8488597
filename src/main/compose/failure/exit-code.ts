// Exit codes in words.

const words: Readonly<Record<number, string>> = {
  1: 'the program reported a failure',
  2: 'the program was called wrongly',
  125: 'the engine could not run it',
  126: 'the command may not be executed',
  127: 'the command was not found',
  130: 'interrupted',
  134: 'aborted by itself',
  137: 'killed',
  139: 'crashed (segmentation fault)',
  143: 'asked to end',
}

/** e.g. "code 137 (killed)". `outOfMemory`: the kernel ended it for lack of memory. */
export function exitCodeWords(code: number, outOfMemory = false): string {
  if (outOfMemory) return `code ${code} (out of memory)`
  const known = words[code] ?? (code > 128 && code < 160 ? `ended by signal ${code - 128}` : undefined)
  return known ? `code ${code} (${known})` : `code ${code}`
}
