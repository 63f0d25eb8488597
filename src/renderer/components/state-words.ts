// What each state is called, which shape it has and in which tone it is drawn. Never colour alone (WCAG 1.4.1).
import type { JobState } from '../../shared/job.ts'
import type { ServiceState, StackState } from '../../shared/model/stack.ts'

export type Shape = 'disc' | 'tick' | 'ring' | 'turning' | 'triangle' | 'hollow' | 'square' | 'bars' | 'dashed' | 'half'
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'muted'

export interface StateLook {
  readonly word: string
  readonly shape: Shape
  readonly tone: Tone
}

export const stackLooks: Readonly<Record<StackState, StateLook>> = {
  unknown: { word: 'Unknown', shape: 'dashed', tone: 'muted' },
  down: { word: 'Not started', shape: 'hollow', tone: 'muted' },
  stopped: { word: 'Stopped', shape: 'hollow', tone: 'muted' },
  starting: { word: 'Starting', shape: 'turning', tone: 'info' },
  running: { word: 'Running', shape: 'disc', tone: 'ok' },
  unhealthy: { word: 'Unhealthy', shape: 'triangle', tone: 'warn' },
  partly: { word: 'Partly running', shape: 'half', tone: 'warn' },
  paused: { word: 'Paused', shape: 'bars', tone: 'muted' },
  done: { word: 'Done', shape: 'hollow', tone: 'ok' },
  failed: { word: 'Failed', shape: 'square', tone: 'bad' },
}

export const serviceLooks: Readonly<Record<ServiceState, StateLook>> = {
  absent: { word: 'Not created', shape: 'dashed', tone: 'muted' },
  created: { word: 'Created', shape: 'ring', tone: 'muted' },
  starting: { word: 'Starting', shape: 'turning', tone: 'info' },
  running: { word: 'Running', shape: 'disc', tone: 'ok' },
  healthy: { word: 'Healthy', shape: 'tick', tone: 'ok' },
  unhealthy: { word: 'Unhealthy', shape: 'triangle', tone: 'warn' },
  restarting: { word: 'Restarting', shape: 'turning', tone: 'warn' },
  paused: { word: 'Paused', shape: 'bars', tone: 'muted' },
  done: { word: 'Done', shape: 'hollow', tone: 'ok' },
  failed: { word: 'Failed', shape: 'square', tone: 'bad' },
  stopped: { word: 'Stopped', shape: 'hollow', tone: 'muted' },
  partly: { word: 'Partly running', shape: 'half', tone: 'warn' },
}

export const jobLooks: Readonly<Record<JobState, StateLook>> = {
  queued: { word: 'Waiting', shape: 'ring', tone: 'muted' },
  running: { word: 'Running', shape: 'turning', tone: 'info' },
  done: { word: 'Done', shape: 'tick', tone: 'ok' },
  failed: { word: 'Failed', shape: 'square', tone: 'bad' },
  cancelled: { word: 'Cancelled', shape: 'hollow', tone: 'muted' },
}
