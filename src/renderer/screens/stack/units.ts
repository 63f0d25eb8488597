// Figures with their units, as wide as they need to be and no wider.
const units = ['B', 'KB', 'MB', 'GB', 'TB']

/** "812 MB", "1.4 GB": three figures at most. */
export function bytes(count: number): string {
  let value = count
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const figures = unit === 0 || value >= 100 ? Math.round(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
  return `${unit > 0 && value < 100 ? Number(figures) : figures} ${units[unit]}`
}

/** A share of one core: 0.034 is "3.4%". */
export function cores(share: number): string {
  const percent = share * 100
  return `${percent >= 100 ? Math.round(percent) : percent.toFixed(1)}%`
}
