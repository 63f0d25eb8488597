// Where a log is offered to be saved: a new file in the person's home, named for the stack and the moment.
export function exportPath(home: string, stack: string, at: Date): string {
  const windows = /^[A-Za-z]:\\|^\\\\/.test(home)
  const separator = windows ? '\\' : '/'
  const name = stack.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'stack'
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
  return `${home.replace(/[\\/]+$/, '')}${separator}${name}-${day}-${time}.log`
}
