// The part of `GET /containers/{id}/json` that Gantry reads; engines and Podman differ in what they leave out.
import { z } from '../../../shared/zod.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)

export const inspectedSchema = z.object({
  Id: z.string().min(1).max(128),
  Name: z.string(),
  Created: text,
  RestartCount: z.number().int().optional(),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number().int().optional(),
    OOMKilled: z.boolean().optional(),
    Error: text,
    StartedAt: text,
    FinishedAt: text,
    Health: z.object({ Status: z.string().optional() }).nullish(),
  }),
  Config: z.object({
    Image: text,
    Tty: z.boolean().optional(),
    Labels: z.record(z.string(), z.string()).nullish(),
  }),
  HostConfig: z.object({ RestartPolicy: z.object({ Name: z.string().optional() }).nullish() }).nullish(),
  NetworkSettings: z
    .object({
      Ports: z
        .record(z.string(), z.array(z.object({ HostIp: z.string().optional(), HostPort: z.string().optional() })).nullable())
        .nullish(),
    })
    .nullish(),
})

export type Inspected = z.infer<typeof inspectedSchema>
