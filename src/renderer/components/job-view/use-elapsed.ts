// How long a job has run, in milliseconds, by the second while it runs.
import { useEffect, useState } from 'react'
import { isFinished, type Job } from '../../../shared/job.ts'

export function useElapsed(job: Job): number | undefined {
  const [now, setNow] = useState(Date.now)
  const running = job.startedAt !== undefined && !isFinished(job)
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  if (!job.startedAt) return undefined
  const end = job.finishedAt ? Date.parse(job.finishedAt) : now
  return Math.max(0, end - Date.parse(job.startedAt))
}
