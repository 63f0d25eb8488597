import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonLines } from '../../../src/main/containers/json-lines.ts'
import { statsMessageSchema, type Usage, usageIn } from '../../../src/main/containers/stats-calculation.ts'

const folder = new URL('recorded/', import.meta.url)

function usage(message: unknown): Usage | undefined {
  return usageIn(statsMessageSchema.parse(message))
}

async function recorded(name: string): Promise<unknown[]> {
  const values: unknown[] = []
  new JsonLines((value) => values.push(value)).write(Buffer.from(`${(await readFile(new URL(name, folder), 'utf8')).trim()}\n`))
  return values
}

describe('usageIn, on what a real engine wrote', () => {
  it('says of a busy container what docker stats said: 99.86 % and 20.31 MiB of 64 MiB', async () => {
    const messages = await recorded('busy-cgroup-v1.ndjson')
    expect(messages).toHaveLength(2)
    for (const message of messages) {
      const seen = usage(message)
      expect(seen?.cpu).toBeCloseTo(1, 1)
      expect((seen?.memoryBytes ?? 0) / 1024 / 1024).toBeCloseTo(20.31, 1)
      expect(seen?.memoryLimitBytes).toBe(64 * 1024 * 1024)
    }
  })

  it('says nothing of the first message, nor of a container that does not run', async () => {
    expect((await recorded('first-message.json')).map(usage)).toEqual([undefined])
    expect((await recorded('stopped.json')).map(usage)).toEqual([undefined])
  })
})

const second = { read: '2026-11-21T04:00:01.5Z', preread: '2026-11-21T04:00:00.5Z' }

describe('usageIn', () => {
  it('leaves the page cache out with cgroup v2 too', () => {
    const memory_stats = { usage: 1000, limit: 5000, stats: { inactive_file: 300, file: 900 } }
    expect(usage({ ...second, memory_stats })).toEqual({ cpu: 0, memoryBytes: 700, memoryLimitBytes: 5000 })
  })

  it('does not go below zero when the cache is larger than all', () => {
    expect(usage({ ...second, memory_stats: { usage: 1000, limit: 5000, stats: { inactive_file: 3000 } } })?.memoryBytes).toBe(1000)
  })

  it('uses the clock where an engine gives no time of the whole system, as Podman may', () => {
    const cpu_stats = { cpu_usage: { total_usage: 1_500_000_000 }, system_cpu_usage: 0, online_cpus: 0 }
    const precpu_stats = { cpu_usage: { total_usage: 1_000_000_000 }, system_cpu_usage: 0, online_cpus: 0 }
    expect(usage({ ...second, cpu_stats, precpu_stats })?.cpu).toBeCloseTo(0.5)
  })

  it('counts the cores where an older engine does not', () => {
    const cpu_stats = { cpu_usage: { total_usage: 3e9, percpu_usage: [1, 2, 3, 4] }, system_cpu_usage: 8e9 }
    expect(usage({ ...second, cpu_stats, precpu_stats: { cpu_usage: { total_usage: 1e9 }, system_cpu_usage: 4e9 } })?.cpu).toBeCloseTo(2)
  })

  it('understands what Windows counts', () => {
    const message = {
      ...second,
      num_procs: 4,
      cpu_stats: { cpu_usage: { total_usage: 5_000_000 } },
      memory_stats: { privateworkingset: 77 },
    }
    expect(usage(message)).toEqual({ cpu: 0.5, memoryBytes: 77, memoryLimitBytes: 0 })
  })

  it('answers numbers that are numbers, whatever comes', () => {
    const someStats = fc.record(
      { cpu_usage: fc.oneof(fc.record({ total_usage: fc.anything() }), fc.anything()), system_cpu_usage: fc.anything() },
      { requiredKeys: [] },
    )
    const some = fc.record(
      { read: fc.string(), cpu_stats: someStats, precpu_stats: someStats, memory_stats: fc.anything() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(some, (message) => {
        for (const value of Object.values(usage({ ...second, ...message }) ?? {})) expect(value).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('JsonLines', () => {
  it('joins what was cut, passes over what is no JSON, and keeps no endless line', () => {
    const values: unknown[] = []
    const lines = new JsonLines((value) => values.push(value))
    const bytes = Buffer.from('{"a":"ä"}\nnot json\n\n{"b":1}\n')
    for (const byte of bytes) lines.write(Buffer.from([byte]))
    lines.write(Buffer.from(`"${'x'.repeat(2_000_000)}`))
    lines.write(Buffer.from('\n3\n'))
    expect(values).toEqual([{ a: 'ä' }, { b: 1 }, 3])
  })
})
