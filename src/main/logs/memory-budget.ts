// The memory that all open logs share: whoever adds lines while it is exceeded lets go of its own oldest ones.

export interface MemoryBudget {
  readonly limit: number
  used: number
}

export function createBudget(limit: number): MemoryBudget {
  return { limit, used: 0 }
}
