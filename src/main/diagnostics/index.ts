// The log of what went wrong in Gantry itself, and how what went wrong crosses the contract.
export { createDiagnostics, type Diagnostics } from './bug-reports.ts'
export { asDeclaredError, guardStream } from './faults-as-errors.ts'
