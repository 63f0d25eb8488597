// Compose projects: read, understood and run.
export { createStacksRoom, type StacksRoom } from './stacks/stacks-room.ts'
