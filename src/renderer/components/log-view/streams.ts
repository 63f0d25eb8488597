// Where a line came from: the two streams of a program, or Gantry's own notes of starts and exits.
export type Stream = 'stdout' | 'stderr' | 'note'

export const allStreams: readonly Stream[] = ['stdout', 'stderr', 'note']
