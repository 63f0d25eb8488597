// CPU and memory of a stack's services, only while somebody can see them.
import { useEffect, useState } from 'react'
import type { ServiceStats } from '../../../shared/contract/stacks.ts'
import { client } from '../../client.ts'
import { follow } from '../../state/follow.ts'

export type StatsByService = ReadonlyMap<string, ServiceStats>

const none: StatsByService = new Map()

export function useStats(stackId: string, wanted: boolean): StatsByService {
  const visible = useVisible()
  const [stats, setStats] = useState(none)
  const on = wanted && visible
  useEffect(() => {
    if (!on) return
    const stop = follow({
      subscribe: (signal) => client.stacks.stats({ id: stackId }, { signal }),
      onItem: ({ services }) => setStats(new Map(services.map((each) => [each.service, each]))),
      onBroken: () => setStats(none),
    })
    return () => {
      stop()
      setStats(none)
    }
  }, [stackId, on])
  return stats
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState !== 'hidden')
  useEffect(() => {
    const listen = () => setVisible(document.visibilityState !== 'hidden')
    document.addEventListener('visibilitychange', listen)
    return () => document.removeEventListener('visibilitychange', listen)
  }, [])
  return visible
}
