// The log of what went wrong in Gantry itself.
export { createDiagnostics, type Diagnostics } from './bug-reports.ts'
