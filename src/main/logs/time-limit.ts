// Runs a piece of synchronous work that is stopped when it takes too long: a regular expression can take for ever.
import vm from 'node:vm'

/**
 * The time limit of `vm` ends even a match that backtracks without end (measured: /(a+)+$/ stops at the limit), so no
 * thread of its own is needed. The work must keep what it has done in variables outside: it is stopped in the middle.
 */
export function runWithin(milliseconds: number, work: () => void): { readonly stopped: boolean } {
  limited ??= { context: vm.createContext({}), script: new vm.Script('work()') }
  limited.context['work'] = work
  try {
    limited.script.runInContext(limited.context, { timeout: milliseconds })
    return { stopped: false }
  } catch (error) {
    if (isTimeout(error)) return { stopped: true }
    throw error
  } finally {
    limited.context['work'] = undefined
  }
}

/** The error comes out of the context, so it is no instance of this realm's Error. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

let limited: { readonly context: vm.Context; readonly script: vm.Script } | undefined
