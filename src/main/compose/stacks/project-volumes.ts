// Volumes on the engine by the project that made them, for stacks whose files are not at hand.
import type { EngineRoom } from '../../engine/index.ts'

export class ProjectVolumes {
  readonly #engine: EngineRoom
  readonly #changed: () => void
  #names = new Map<string, string[]>()
  #asking: Promise<void> | undefined

  constructor(engine: EngineRoom, changed: () => void) {
    this.#engine = engine
    this.#changed = changed
  }

  of(project: string): readonly string[] {
    return this.#names.get(project) ?? []
  }

  /** Asks the engine once for all; calls meanwhile share the answer. */
  refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #ask(): Promise<void> {
    try {
      const { Volumes } = await this.#engine.docker().listVolumes({ filters: { label: ['com.docker.compose.project'] } })
      const names = Map.groupBy(Volumes ?? [], (volume) => volume.Labels?.['com.docker.compose.project'] ?? '')
      this.#names = new Map([...names].map(([project, volumes]) => [project, volumes.map((volume) => volume.Name).sort()]))
      this.#changed()
    } catch {
      // The engine went away: what is known stays, and is asked again when it is back.
    }
  }
}
