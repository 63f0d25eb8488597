// Looking through folders, for the doors that have no folder picker of the system's.
export { createFilesRoom, type FilesRoom } from './files-room.ts'
