// What can go wrong in life, in words. Anything that is not a Fault is a bug.
import { z } from './zod.ts'

export const faultCodes = [
  'engine.notFound',
  'engine.stopped',
  'engine.denied',
  'engine.unreachable',
  'engine.slow',
  'engine.tooOld',
  'engine.insecure',
  'engine.refused',
  'context.unknown',
  'tool.missing',
  'tool.tooOld',
  'tool.failed',
  'folder.missing',
  'folder.notFolder',
  'folder.denied',
  'compose.none',
  'compose.empty',
  'compose.syntax',
  'compose.invalid',
  'compose.variable',
  'compose.envFile',
  'compose.cycle',
  'compose.reference',
  'compose.tooLarge',
  'stack.unknown',
  'stack.filesMissing',
  'service.unknown',
  'port.taken',
  'name.taken',
  'image.notFound',
  'image.invalid',
  'image.platform',
  'registry.unreachable',
  'registry.denied',
  'build.failed',
  'mount.wrongKind',
  'mount.missing',
  'network.missing',
  'volume.missing',
  'volume.inUse',
  'limit.refused',
  'command.notFound',
  'service.unhealthy',
  'service.exited',
  'service.waiting',
  'disk.full',
  'memory.out',
  'job.unknown',
  'job.interrupted',
  'job.notCancellable',
  'log.unknown',
  'file.missing',
  'file.denied',
  'file.exists',
  'settings.unreadable',
  'input.invalid',
  'bug',
] as const

export const faultCodeSchema = z.enum(faultCodes)
export type FaultCode = z.infer<typeof faultCodeSchema>

/** A step that may mend the fault: a label for the button and the contract call that performs it. */
export const remedySchema = z.object({
  label: z.string(),
  call: z.string(),
  args: z.record(z.string(), z.unknown()),
})
export type Remedy = z.infer<typeof remedySchema>

/** A place in a file of the user's: 1-based line and column, and the lines around it. */
export const sourcePlaceSchema = z.object({
  file: z.string(),
  line: z.number().int().positive().optional(),
  column: z.number().int().positive().optional(),
  excerpt: z.array(z.object({ line: z.number().int().positive(), text: z.string(), marked: z.boolean() })).optional(),
})
export type SourcePlace = z.infer<typeof sourcePlaceSchema>

export const faultSchema = z.object({
  code: faultCodeSchema,
  /** One plain sentence: what did not happen, and to what. */
  message: z.string(),
  /** The next step. */
  hint: z.string().optional(),
  remedies: z.array(remedySchema).optional(),
  /** Raw output, folded away on screen. */
  detail: z.string().optional(),
  /** What was being done. */
  while: z.string().optional(),
  service: z.string().optional(),
  place: sourcePlaceSchema.optional(),
})
export type Fault = z.infer<typeof faultSchema>

/** Carries a Fault through code that throws. */
export class FaultError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.message)
    this.name = 'FaultError'
    this.fault = fault
  }
}

export function faultOf(error: unknown): Fault | undefined {
  return error instanceof FaultError ? error.fault : undefined
}
