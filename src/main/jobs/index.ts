// Long work: progress, cancel, history.
export { createJobsRoom, type JobsRoom } from './jobs-room.ts'
export type { JobHandle, JobRequest } from './work.ts'
