// What can be done in a log view. The sheet of shortcuts reads this list too.
import { ArrowDown, Clock, Download, Eraser, Search, Pause, Play, WrapText, ArrowUp, Copy } from 'lucide-react'
import type { Action } from '../../commands/action.ts'

/** What a log view offers to its actions. */
export interface LogControls {
  readonly following: boolean
  readonly selected: number
  readonly searching: boolean
  readonly find: () => void
  readonly step: (by: 1 | -1) => void
  readonly resume: () => void
  readonly toggle: () => void
  readonly toggleWrap: () => void
  readonly nextTimes: () => void
  readonly copy: () => void
  readonly clear: () => void
  readonly save: () => void
}

type LogAction = Action<LogControls>

export const findInLog: LogAction = {
  id: 'log.find',
  title: () => 'Find in the log',
  label: 'Find',
  icon: Search,
  group: 'Log',
  keys: 'Mod+F',
  run: (log) => log.find(),
}

export const nextHit: LogAction = {
  id: 'log.next',
  title: () => 'Go to the next match',
  label: 'Next match',
  icon: ArrowDown,
  group: 'Log',
  keys: 'F3',
  when: (log) => log.searching,
  run: (log) => log.step(1),
}

export const previousHit: LogAction = {
  id: 'log.previous',
  title: () => 'Go to the previous match',
  label: 'Previous match',
  icon: ArrowUp,
  group: 'Log',
  keys: 'Shift+F3',
  when: (log) => log.searching,
  run: (log) => log.step(-1),
}

export const resumeLog: LogAction = {
  id: 'log.resume',
  title: () => 'Jump to the latest line and follow',
  label: 'Follow',
  icon: Play,
  group: 'Log',
  keys: 'End',
  run: (log) => log.resume(),
}

/** Space works while the log has focus: elsewhere it presses buttons. */
export const pauseLog: LogAction = {
  id: 'log.pause',
  title: () => 'Pause',
  label: 'Pause',
  icon: Pause,
  group: 'Log',
  when: (log) => log.following,
  run: (log) => log.toggle(),
}

export const wrapLines: LogAction = {
  id: 'log.wrap',
  title: () => 'Wrap long lines',
  label: 'Wrap long lines',
  icon: WrapText,
  group: 'Log',
  keys: 'w',
  run: (log) => log.toggleWrap(),
}

export const nextTimes: LogAction = {
  id: 'log.times',
  title: () => 'Change timestamps: off, local, UTC',
  label: 'Timestamps',
  icon: Clock,
  group: 'Log',
  keys: 't',
  run: (log) => log.nextTimes(),
}

export const copyLines: LogAction = {
  id: 'log.copy',
  title: () => 'Copy the chosen lines',
  label: 'Copy lines',
  icon: Copy,
  group: 'Log',
  keys: 'y',
  when: (log) => log.selected > 0,
  run: (log) => log.copy(),
}

export const clearLog: LogAction = {
  id: 'log.clear',
  title: () => 'Clear the view',
  label: 'Clear the view',
  keywords: ['hide', 'older'],
  icon: Eraser,
  group: 'Log',
  run: (log) => log.clear(),
}

export const saveLog: LogAction = {
  id: 'log.save',
  title: () => 'Save the log to a file',
  label: 'Save to a file',
  keywords: ['export', 'download'],
  icon: Download,
  group: 'Log',
  asks: true,
  run: (log) => log.save(),
}

export const logActions: readonly LogAction[] = [
  findInLog,
  nextHit,
  previousHit,
  resumeLog,
  pauseLog,
  wrapLines,
  nextTimes,
  copyLines,
  clearLog,
  saveLog,
]
