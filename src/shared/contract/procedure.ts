// What every procedure shares: the one error that a person can meet.
import { eventIterator, oc } from '@orpc/contract'
import { faultSchema } from '../fault.ts'
import { z } from '../zod.ts'

/** Every procedure may end in FAULT, whose data is a Fault. Anything else that is thrown is a bug. */
export const procedure = oc.errors({ FAULT: { data: faultSchema } })

export { eventIterator as stream }

/** The answer of every procedure that starts a job. */
export const startsJob = z.object({ jobId: z.string() })

export const nothing = z.object({})

export const stackId = z.string().min(1).max(64)
/** Compose's service names; a leading dash is refused because it would read as an option. */
export const serviceName = z
  .string()
  .regex(/^[A-Za-z0-9_.][A-Za-z0-9_.-]*$/)
  .max(255)
export const absolutePath = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes('\0'), 'A path has no NUL in it')
