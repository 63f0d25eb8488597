// The stacks that are on screen, kept true: recomputed when files, containers or jobs change, at most ten times a second.
import type { Stack } from '../../../shared/model/stack.ts'
import type { EngineRoom } from '../../engine/index.ts'
import type { JobsRoom } from '../../jobs/index.ts'
import { isFinished } from '../../../shared/job.ts'
import type { KnownReader } from './known-reader.ts'
import type { ProjectVolumes } from './project-volumes.ts'
import { stackViews } from './stack-view.ts'

export type StackChange = { readonly type: 'changed'; readonly stack: Stack } | { readonly type: 'removed'; readonly id: string }

/** Milliseconds between two looks. */
const pace = 100

export function subjectOf(stackId: string): string {
  return `stack:${stackId}`
}

export class LiveStacks {
  readonly #sources: { engine: EngineRoom; jobs: JobsRoom; reader: () => KnownReader; volumes: () => ProjectVolumes }
  readonly #listeners = new Set<(changes: readonly StackChange[]) => void>()
  readonly #stop: (() => void)[]
  #heard = false
  #stacks = new Map<string, { stack: Stack; text: string }>()
  #timer: NodeJS.Timeout | undefined

  constructor(sources: { engine: EngineRoom; jobs: JobsRoom; reader: () => KnownReader; volumes: () => ProjectVolumes }) {
    this.#sources = sources
    const { engine, jobs } = sources
    this.#stop = [
      engine.containers.subscribe((change) => {
        if (change.type === 'all') this.#heard = true
        // Volumes come with the containers of a project, and go after them.
        if (change.type !== 'changed' || change.action === 'create') void sources.volumes().refresh()
        this.touch()
      }),
      engine.onStatus(() => this.touch()),
      jobs.onChange((job) => {
        if (job.subject.startsWith('stack:')) this.touch()
      }),
    ]
  }

  all(): Stack[] {
    this.#look()
    return [...this.#stacks.values()].map(({ stack }) => stack)
  }

  get(id: string): Stack | undefined {
    this.#look()
    return this.#stacks.get(id)?.stack
  }

  /** Something changed: listeners are told soon. */
  touch(): void {
    this.#timer ??= setTimeout(() => this.#look(), pace)
  }

  subscribe(listener: (changes: readonly StackChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const stop of this.#stop) stop()
  }

  #look(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const before = this.#stacks
    this.#stacks = new Map(this.#views().map((stack) => [stack.id, entryOf(stack, before.get(stack.id))]))
    // What goes is told first: a stack that was taken off the list and still runs is never there twice.
    const changes: StackChange[] = []
    for (const id of before.keys()) {
      if (!this.#stacks.has(id)) changes.push({ type: 'removed', id })
    }
    for (const [id, { stack, text }] of this.#stacks) {
      if (before.get(id)?.text !== text) changes.push({ type: 'changed', stack })
    }
    if (changes.length === 0) return
    for (const listener of this.#listeners) listener(changes)
  }

  #views(): Stack[] {
    const { engine, jobs, reader, volumes } = this.#sources
    const working = new Map<string, string>()
    for (const job of jobs.list()) {
      if (!isFinished(job)) working.set(job.subject, job.id)
    }
    return stackViews({
      known: reader().all(),
      containers: engine.containers.all(),
      fresh: engine.containers.fresh(),
      heard: this.#heard,
      jobOf: (id) => working.get(subjectOf(id)),
      volumesOf: (project) => volumes().of(project),
    })
  }
}

/** Keeps the old object when nothing changed, so that readers can compare by identity. */
function entryOf(stack: Stack, before: { stack: Stack; text: string } | undefined): { stack: Stack; text: string } {
  const text = JSON.stringify(stack)
  return before?.text === text ? before : { stack, text }
}
