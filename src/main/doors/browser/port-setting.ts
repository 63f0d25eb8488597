// GANTRY_PORT: a port to keep, for those who want the same address each time.

/** 0 stands for any free port; undefined for a value that is no port. */
export function portSetting(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return 0
  if (!/^\d{1,5}$/.test(value)) return undefined
  const port = Number(value)
  return port <= 65_535 ? port : undefined
}
