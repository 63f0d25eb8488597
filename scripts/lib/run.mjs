// Runs a program with an argument list, never through a shell, and answers how it ended.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Output goes to the terminal, or is kept and answered when `quiet`. Never throws: a program that is not there answers code 127.
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function run(program, args, { quiet = false, cwd, env, timeout, stdio } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: stdio ?? ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      timeout,
      killSignal: 'SIGKILL',
      windowsHide: true,
    })
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: stderr || error.message }))
    child.on('close', (code) => resolve({ code: code ?? 128, stdout, stderr }))
  })
}

/** The path of a program on PATH, or undefined. */
export function which(name) {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT || '.EXE').split(';') : ['']
  return (process.env.PATH || '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => existsSync(file))
}
