// Which version of the Engine API to speak.

/** Docker 20.10's, and what Podman speaks. */
export const oldestApi = '1.41'
/** The newest whose answers Gantry's authors have read. */
export const newestApi = '1.51'

/** The newest that both know; undefined when the engine is too old. An engine that has given up ours gets its own oldest. */
export function apiVersionFor({ newest, oldest }: { readonly newest: string; readonly oldest?: string | undefined }): string | undefined {
  if (!isVersion(newest) || compareVersions(newest, oldestApi) < 0) return undefined
  if (oldest && isVersion(oldest) && compareVersions(oldest, newestApi) > 0) return oldest
  return compareVersions(newest, newestApi) < 0 ? newest : newestApi
}

function isVersion(text: string): boolean {
  return /^\d+\.\d+$/.test(text)
}

/** Negative when `a` is older; compares number by number, a missing one being 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0))
  const length = Math.max(left?.length ?? 0, right?.length ?? 0)
  for (let index = 0; index < length; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
