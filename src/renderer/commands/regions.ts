// F6: the parts of the window, in order. A part is an element with data-region; it gets focus where it was last.

const lastFocus = new WeakMap<Element, HTMLElement>()

export function cycleRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null || region.matches('main'),
  )
  if (regions.length === 0) return
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const current = regions[here]
  if (current && document.activeElement instanceof HTMLElement) lastFocus.set(current, document.activeElement)
  const toast = document.querySelector<HTMLElement>('[role="dialog"][data-base-ui-toast]')
  const next = regions.at((here + step) % regions.length) ?? toast ?? regions[0]
  if (next) focusIn(next)
}

function focusIn(region: HTMLElement): void {
  const last = lastFocus.get(region)
  if (last?.isConnected) return last.focus()
  const first = region.querySelector<HTMLElement>('[tabindex="0"], a[href], button:not([tabindex="-1"]), input')
  if (first) return first.focus()
  region.tabIndex = -1
  region.focus()
}
