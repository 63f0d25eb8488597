// The engine room's face: finding an engine, staying connected to it, and the containers that live on it.
export type { ContainerChange, Docker, EngineRoom, LiveContainers } from './engine.ts'
export { createEngineRoom, type EngineRoomOptions } from './engine-room.ts'
export { engineError, engineFault } from './faults/engine-fault.ts'
