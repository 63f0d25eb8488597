// Looks at containers: the list of all, or one in full.
import type Docker from 'dockerode'
import { z } from '../../../shared/zod.ts'
import { httpStatusOf } from '../faults/errno.ts'
import { ask } from '../talk/ask.ts'
import { type Inspected, inspectedSchema } from './inspected.ts'

const summarySchema = z.object({
  Id: z.string(),
  Names: z.array(z.string()).nullish(),
  Image: z.string().optional(),
  State: z.string().default('created'),
  Labels: z.record(z.string(), z.string()).nullish(),
  Created: z.number().optional(),
})

export type Summary = z.infer<typeof summarySchema>

export interface Limits {
  readonly signal: AbortSignal
  /** Milliseconds */
  readonly within: number
}

export async function listContainers(docker: Docker, limits: Limits): Promise<Summary[]> {
  return z.array(summarySchema).parse(await ask(docker, { path: '/containers/json?all=1', ...limits }))
}

/** `gone` for a container that is no more. */
export async function inspectContainer(docker: Docker, id: string, limits: Limits): Promise<Inspected | 'gone'> {
  try {
    return inspectedSchema.parse(await ask(docker, { path: `/containers/${encodeURIComponent(id)}/json`, ...limits }))
  } catch (error) {
    if (httpStatusOf(error) === 404) return 'gone'
    throw error
  }
}

/** The little that the list says, for a container that the engine can't say more of: one that hangs must not hide the others. */
export function fromSummary({ Id, Names, Image, State, Labels, Created }: Summary): Inspected {
  return {
    Id,
    Name: Names?.[0] ?? '',
    Created: Created === undefined ? undefined : new Date(Created * 1_000).toISOString(),
    State: { Status: State, Error: undefined, StartedAt: undefined, FinishedAt: undefined },
    Config: { Image, Labels },
  }
}
