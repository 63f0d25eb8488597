// When a job ends: the polite region always tells; a toast only if its result is not on screen already.
import { useEffect } from 'react'
import type { Job } from '../../../shared/job.ts'
import { stackEndpoints } from '../../commands/stack-look-actions.ts'
import { toast } from '../../components/toast.ts'
import { currentRoute, hrefOf } from '../../router.ts'
import { onJobFinished } from '../../state/jobs.ts'
import { useStacks } from '../../state/stacks.ts'
import { announce } from '../../state/ui.ts'

export function useJobResults(): void {
  useEffect(() => onJobFinished(tell), [])
}

function tell(job: Job): void {
  const words = resultWords(job)
  announce(words)
  if (isOnScreen(job)) return
  const details = { label: 'Show job', href: hrefOf({ page: 'job', id: job.id }) }
  if (job.state === 'failed') return toast({ tone: 'bad', title: words, description: job.fault?.message, link: details })
  if (job.state === 'cancelled') return toast({ tone: 'info', title: words, description: job.outcome, link: details })
  const endpoint = job.kind === 'stack.start' ? firstEndpoint(job) : undefined
  toast({ tone: 'ok', title: words, link: endpoint ?? details })
}

const past: Readonly<Record<Job['kind'], string>> = {
  'stack.start': 'is running',
  'stack.stop': 'is stopped',
  'stack.restart': 'was restarted',
  'stack.pause': 'is paused',
  'stack.unpause': 'is running again',
  'stack.pull': 'has its images',
  'stack.build': 'is built',
  'stack.down': 'is taken down',
  'engine.start': 'is running',
}

/** "shop is running", "Start shop failed". */
export function resultWords(job: Pick<Job, 'state' | 'kind' | 'title' | 'subjectName'>): string {
  if (job.state === 'failed') return `${job.title} failed`
  if (job.state === 'cancelled') return `${job.title} was cancelled`
  return `${job.subjectName} ${past[job.kind]}`
}

function isOnScreen(job: Job): boolean {
  if (document.visibilityState === 'hidden') return false
  const route = currentRoute()
  switch (route.page) {
    case 'stacks':
    case 'jobs':
      return true
    case 'stack':
      return job.subject === `stack:${route.id}`
    case 'job':
      return job.id === route.id
    case 'settings':
      return job.kind === 'engine.start'
  }
}

function firstEndpoint(job: Job) {
  const stack = useStacks.getState().stacks.find((each) => job.subject === `stack:${each.id}`)
  const endpoint = stack && stackEndpoints(stack).find((each) => each.url)
  return endpoint?.url ? { label: `Open ${endpoint.address}`, href: endpoint.url } : undefined
}
