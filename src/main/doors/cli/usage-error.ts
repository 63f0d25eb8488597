// The command was not one: exit code 2, with words on what it takes.

export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
