// What happened to a container, in the words of the dividers that stand between its lines.
import type { Container } from '../../shared/model/container.ts'
import { normalTime, timeNow } from './timestamp.ts'

export interface Note {
  readonly time: string
  readonly text: string
}

/** What the dividers of an open log should say first, of a container seen for the first time. */
export function notesAtFirst(container: Container, name: string): Note[] {
  const started = container.startedAt ? [{ time: timeIn(container.startedAt), text: `${name} started` }] : []
  return isOver(container) ? [...started, exit(container, name)] : started
}

/** Told by comparing states rather than by the engine's events, so that what happened while it was away is told too. */
export function notesBetween(before: Container, after: Container, name: string): Note[] {
  const notes: Note[] = []
  const ended = after.finishedAt !== undefined && after.finishedAt !== before.finishedAt && before.startedAt !== undefined
  const started = after.startedAt !== undefined && after.startedAt !== before.startedAt
  if (ended && isOver(after)) notes.push(exit(after, name))
  // It runs again already, so its exit code is that of no run.
  else if (ended && started) notes.push({ time: timeIn(after.finishedAt), text: `${name} stopped` })
  if (started) notes.push({ time: timeIn(after.startedAt), text: `${name} started` })
  if (after.status === 'paused' && before.status !== 'paused') notes.push({ time: timeNow(), text: `${name} is paused` })
  if (before.status === 'paused' && after.status === 'running') notes.push({ time: timeNow(), text: `${name} goes on` })
  if (after.health !== before.health && (after.health === 'healthy' || after.health === 'unhealthy') && !isOver(after)) {
    notes.push({ time: timeNow(), text: `${name} is ${after.health}` })
  }
  return notes.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}

export function removalNote(name: string): Note {
  return { time: timeNow(), text: `${name} was removed` }
}

function isOver({ status, finishedAt }: Container): boolean {
  return finishedAt !== undefined && (status === 'exited' || status === 'restarting' || status === 'dead')
}

function exit(container: Container, name: string): Note {
  const why = container.outOfMemory ? ', out of memory' : container.stopRequested ? ', as asked' : ''
  const again = container.status === 'restarting' ? '; the engine starts it again' : ''
  return { time: timeIn(container.finishedAt), text: `${name} exited with code ${container.exitCode}${why}${again}` }
}

function timeIn(text: string | undefined): string {
  return (text === undefined ? undefined : normalTime(text)) ?? timeNow()
}
