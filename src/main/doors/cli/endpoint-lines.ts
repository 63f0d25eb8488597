// The addresses of a stack, as a person would open them.
import { endpointsOf } from '../../../shared/model/port.ts'
import type { Service, Stack } from '../../../shared/model/stack.ts'

/** What answers now: the ports of the containers, or of the files where there are none. */
export function endpointsText({ name, ports, containers }: Service): string[] {
  const bound = containers.flatMap((container) => container.ports)
  return endpointsOf(name, bound.length > 0 ? bound : ports).map(({ url, address }) => url ?? address)
}

export function endpointRows(stack: Stack): string[][] {
  return stack.services
    .filter(({ containers }) => containers.length > 0)
    .flatMap((service) => endpointsText(service).map((text) => [service.name, text]))
}
