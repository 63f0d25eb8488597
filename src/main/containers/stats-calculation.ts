// CPU and memory of a container from one message of the engine's stats stream. Follows docker/cli's stats_helpers.go.
import { z } from '../../shared/zod.ts'

const count = z.number().catch(0)

const cpuSchema = z
  .object({
    cpu_usage: z.object({ total_usage: count, percpu_usage: z.array(z.unknown()).nullish().catch(undefined) }).catch({ total_usage: 0 }),
    system_cpu_usage: count,
    online_cpus: count,
  })
  .catch({ cpu_usage: { total_usage: 0 }, system_cpu_usage: 0, online_cpus: 0 })

/** What is read of a message; whatever else an engine writes, or leaves out, counts as zero. */
export const statsMessageSchema = z.object({
  read: z.string().catch(''),
  preread: z.string().catch(''),
  /** Windows only. */
  num_procs: count,
  cpu_stats: cpuSchema,
  precpu_stats: cpuSchema,
  memory_stats: z
    .object({
      usage: count,
      limit: count,
      stats: z.record(z.string(), z.unknown()).nullish().catch(undefined),
      /** Windows only. */
      privateworkingset: count,
    })
    .catch({ usage: 0, limit: 0, privateworkingset: 0 }),
})
export type StatsMessage = z.infer<typeof statsMessageSchema>

export interface Usage {
  /** Share of one core: 1.0 is one core busy. */
  readonly cpu: number
  /** Without the page cache, as `docker stats` counts it. */
  readonly memoryBytes: number
  readonly memoryLimitBytes: number
}

/** Undefined for a message that says nothing yet: the first of a stream, and those of a container that does not run. */
export function usageIn(message: StatsMessage): Usage | undefined {
  const cpu = cpuIn(message)
  if (cpu === undefined) return undefined
  return { cpu, memoryBytes: memoryIn(message.memory_stats), memoryLimitBytes: message.memory_stats.limit }
}

function cpuIn({ cpu_stats: now, precpu_stats: before, read, preread, num_procs }: StatsMessage): number | undefined {
  const elapsed = Date.parse(read) - Date.parse(preread)
  if (!(elapsed > 0) || preread.startsWith('0001')) return undefined
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage
  if (used <= 0) return 0
  // Windows counts in 100 ns, everyone else in 1 ns.
  if (num_procs > 0) return (used * 100) / (elapsed * 1e6)
  const system = now.system_cpu_usage - before.system_cpu_usage
  const cores = now.online_cpus || now.cpu_usage.percpu_usage?.length || 0
  return system > 0 && cores > 0 && before.system_cpu_usage > 0 ? (used / system) * cores : used / (elapsed * 1e6)
}

function memoryIn({ usage, stats, privateworkingset }: StatsMessage['memory_stats']): number {
  if (usage === 0) return privateworkingset
  // cgroup v1 has the total of the whole group; cgroup v2 only the one figure.
  const cache = stats?.['total_inactive_file'] ?? stats?.['inactive_file']
  return typeof cache === 'number' && cache < usage ? usage - cache : usage
}
