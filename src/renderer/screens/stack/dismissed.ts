// Jobs whose end has been read, for as long as the window is open.
const listeners = new Set<() => void>()
let ids: ReadonlySet<string> = new Set()

export const dismissed = {
  get: () => ids,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export function dismissJob(id: string): void {
  ids = new Set([...ids, id])
  for (const listener of listeners) listener()
}
