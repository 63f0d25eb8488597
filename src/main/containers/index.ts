// The containers room: for now, what containers use of the machine.
export { type ContainerStats, createStatsRoom, type StatsRoom } from './stats-room.ts'
