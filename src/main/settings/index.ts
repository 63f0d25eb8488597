// Settings, and how Gantry's own files are kept.
export { writeAtomically } from './atomic-file.ts'
export { gantryHome } from './home.ts'
export { createSettingsRoom, type SettingsRoom } from './settings-room.ts'
export { VersionedFile } from './versioned-file.ts'
