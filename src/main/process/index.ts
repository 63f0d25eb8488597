// The one door to external programs.
export { findProgram } from './find-program.ts'
export { type RunResult, run } from './run.ts'
export { spawnDuplex } from './spawn-duplex.ts'
export { startDetached } from './start-detached.ts'
export { toolVersions, type ToolVersions } from './tool-versions.ts'
