// The sample stack that comes with Gantry, and the one tiny image that it runs on.
export { createSamplesRoom, type SamplesRoom } from './samples-room.ts'
