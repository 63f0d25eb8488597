// Looking through folders, for the doors that have no folder picker of the system's.
export { holdsComposeFile, isComposeName } from './compose-names.ts'
export { createFilesRoom, type FilesRoom } from './files-room.ts'
