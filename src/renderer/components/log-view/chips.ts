// Which services are on show. Undefined: all of them, those too that come later.
export type ShownServices = ReadonlySet<string> | undefined

/** A click shows one service alone; a click on the one that is alone shows all again. */
export function solo(shown: ShownServices, service: string): ShownServices {
  return shown?.size === 1 && shown.has(service) ? undefined : new Set([service])
}

/** Alt+click hides a service, or brings it back. The last one can't be hidden: that would be a view of nothing. */
export function hideOrShow(shown: ShownServices, service: string, all: readonly string[]): ShownServices {
  const next = new Set(shown ?? all)
  if (next.has(service)) next.delete(service)
  else next.add(service)
  if (next.size === 0) return shown
  return all.every((each) => next.has(each)) ? undefined : next
}

export function isShown(shown: ShownServices, service: string): boolean {
  return shown?.has(service) ?? true
}

/** The colour of a service: its place among all of them, so that it is the same in every view. */
export function colourOf(services: readonly string[], service: string): number {
  const at = services.indexOf(service)
  return ((at < 0 ? services.length : at) % 8) + 1
}
