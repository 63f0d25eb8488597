// The programs that a script has started and must end: with it, whichever way it ends.
import { spawn } from 'node:child_process'

const alive = new Set()

/** Starts one that does not outlive us. */
export function startChild(program, args, options) {
  return adopt(spawn(program, args, options))
}

export function adopt(child) {
  alive.add(child)
  child.on('error', () => alive.delete(child))
  child.on('close', () => alive.delete(child))
  return child
}

/** Ctrl+C, a closed terminal and `kill` end all of them; each gets the time that it takes. */
export function endChildrenWithUs() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      for (const child of alive) child.kill('SIGTERM')
    })
  }
}

/** How a child ended: its exit code, or 0 when a signal that we passed on did it. */
export function ended(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve(127))
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)))
  })
}
