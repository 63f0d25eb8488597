// Counts in words.
const number = new Intl.NumberFormat('en-US')

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`
}

export function newLinesWords(count: number): string {
  return counted(count, 'new line')
}

/** "3 of 120", "3 of over 10,000", "No matches". */
export function hitWords(at: number | undefined, count: number, more: boolean): string {
  if (count === 0) return 'No matches'
  const all = more ? `over ${number.format(count)}` : number.format(count)
  return at === undefined ? `${all} ${count === 1 && !more ? 'match' : 'matches'}` : `${number.format(at + 1)} of ${all}`
}
