// What Compose says when a service can't start because another one is in trouble.

export type DependencyFailure =
  | { readonly kind: 'unhealthy'; readonly container: string }
  | { readonly kind: 'exited'; readonly container: string; readonly exitCode: number }
  | { readonly kind: 'incomplete'; readonly service: string; readonly exitCode: number }

export function dependencyFailure(error: string): DependencyFailure | undefined {
  const unhealthy = /container (\S+) is unhealthy/.exec(error)
  if (unhealthy?.[1]) return { kind: 'unhealthy', container: unhealthy[1] }
  const exited = /container (\S+) exited \((\d+)\)/.exec(error)
  if (exited?.[1]) return { kind: 'exited', container: exited[1], exitCode: Number(exited[2]) }
  const incomplete = /service "([^"]+)" didn't complete successfully: exit (\d+)/.exec(error)
  if (incomplete?.[1]) return { kind: 'incomplete', service: incomplete[1], exitCode: Number(incomplete[2]) }
  return undefined
}
