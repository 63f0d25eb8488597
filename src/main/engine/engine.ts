// What the engine room offers the others.
import type Docker from 'dockerode'
import type { Container } from '../../shared/model/container.ts'
import type { EngineContext, EngineStatus, InstallationCheck } from '../../shared/model/engine.ts'

export type { Docker }

export type ContainerChange =
  /** Everything was listed anew: on connecting, and after the engine or the context changed. */
  | { readonly type: 'all' }
  /** `action` is the engine's event (`start`, `die`, `health_status`, …) that led to the look. */
  | { readonly type: 'changed'; readonly container: Container; readonly action: string }
  | { readonly type: 'removed'; readonly id: string }

/** Every container of the engine, kept true by its event stream. */
export interface LiveContainers {
  /** Resolves when they have been listed from the engine in use; throws a FaultError when that can't be had. */
  ready(signal?: AbortSignal): Promise<void>
  all(): readonly Container[]
  get(id: string): Container | undefined
  /** False while the engine does not answer: then `all` says what was true before. */
  fresh(): boolean
  /** Looks at these containers now, rather than on their next event. */
  refresh(ids: readonly string[]): Promise<void>
  /** Returns the way to stop listening. */
  subscribe(listener: (change: ContainerChange) => void): () => void
}

export interface EngineRoom {
  /** Begins to look for an engine and to stay connected to it. Calling it again does nothing. */
  connect(): void
  status(): EngineStatus
  onStatus(listener: (status: EngineStatus) => void): () => void
  /** Resolves when connected; throws a FaultError that says why not. Waits at most a few seconds. */
  ready(signal?: AbortSignal): Promise<EngineStatus>
  /** The client of the engine in use. Throws a FaultError when there is none. */
  docker(): Docker
  /** What a spawned docker, compose or buildx needs in its environment to reach the same engine. */
  cliEnvironment(): Readonly<Record<string, string>>
  contexts(signal?: AbortSignal): Promise<EngineContext[]>
  /** null: docker's own rules decide again. */
  use(context: string | null): Promise<EngineStatus>
  recheck(): Promise<EngineStatus>
  check(signal?: AbortSignal): Promise<InstallationCheck[]>
  /** Starts an installed but stopped engine; `line` gets what is being done. Throws a FaultError where that can't be done. */
  start(options: { signal: AbortSignal; line: (text: string) => void }): Promise<void>
  readonly containers: LiveContainers
  close(): Promise<void>
}
