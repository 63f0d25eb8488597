// What the log room must be told: which containers a person means.

export interface LogSelection {
  readonly stack?: string | undefined
  readonly services?: readonly string[] | undefined
  /** Ids or names. */
  readonly containers?: readonly string[] | undefined
}

export interface LogSource {
  /** Ids (or names) of the containers that are meant now. Throws a fault for a stack that is not known. */
  containersOf(selection: LogSelection): readonly string[]
  /** Called when the answers may have changed. Returns the way to stop listening. */
  subscribe(listener: () => void): () => void
}
