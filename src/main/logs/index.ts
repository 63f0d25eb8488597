// The log room: merged logs of containers, held here in bounded stores of which a reader asks for what it shows.
export { createLogRoom, type LogLimits, type LogRoom, type OpenRequest } from './log-room.ts'
export type { LogSelection, LogSource } from './log-source.ts'
