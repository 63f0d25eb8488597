// Which docker, Compose and buildx there are, by asking them.
import type { Tool } from '../../shared/model/engine.ts'
import { findProgram } from './find-program.ts'
import { run } from './run.ts'

export interface ToolVersions {
  readonly docker?: Tool
  readonly compose?: Tool
  readonly buildx?: Tool
}

/** Asks each tool for its version. A tool that is missing, or that does not say, is left out. */
export async function toolVersions(): Promise<ToolVersions> {
  const path = await findProgram('docker')
  if (!path) return {}
  const ask = async (args: readonly string[]): Promise<Tool | undefined> => {
    const { code, stdout } = await run({ program: path, args, why: 'asking a tool for its version', signal: AbortSignal.timeout(10_000) })
    const version = code === 0 ? versionIn(stdout) : undefined
    return version ? { path, version } : undefined
  }
  const [docker, compose, buildx] = await Promise.all([
    ask(['--version']),
    ask(['compose', 'version', '--format', 'json']),
    ask(['buildx', 'version']),
  ])
  return { ...(docker && { docker }), ...(compose && { compose }), ...(buildx && { buildx }) }
}

/** The first `1.2.3` in a tool's words, with a distribution's suffix left out: "v2.26.1-4" says "2.26.1". */
export function versionIn(text: string): string | undefined {
  return /\d+\.\d+\.\d+/.exec(text)?.[0]
}
