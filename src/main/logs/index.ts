// The log room: merged logs of containers, held here in bounded stores of which a reader asks for what it shows.
export { createLogRoom, type LogLimits, type LogRoom } from './log-room.ts'
export type { LogSource } from './log-source.ts'
