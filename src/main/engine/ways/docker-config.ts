// Reads docker's own configuration from disk: the current context and every context's address and certificates.
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from '../../../shared/zod.ts'
import type { Tls } from './way.ts'

export interface StoredContext {
  readonly name: string
  readonly description?: string
  /** '' when it has no docker endpoint. */
  readonly host: string
  readonly tls?: Tls
}

export interface DockerConfig {
  readonly currentContext?: string
  readonly contexts: readonly StoredContext[]
  /** What could not be read, in sentences; docker itself goes on with its defaults then, and so does Gantry. */
  readonly warnings: readonly string[]
}

const configSchema = z.object({ currentContext: z.string().optional() })

// https://github.com/docker/cli/blob/master/cli/context/store/metadatastore.go
const metaSchema = z.object({
  Name: z.string().min(1).max(255),
  Metadata: z.object({ Description: z.string().optional() }).nullish(),
  Endpoints: z.object({ docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }).optional() }).nullish(),
})

export function configFolder(env: NodeJS.ProcessEnv, home: string): string {
  return env['DOCKER_CONFIG'] || path.join(home, '.docker')
}

export async function readDockerConfig(folder: string): Promise<DockerConfig> {
  const warnings: string[] = []
  const [current, contexts] = await Promise.all([
    readCurrent(path.join(folder, 'config.json'), warnings),
    readContexts(path.join(folder, 'contexts'), warnings),
  ])
  return { ...(current && { currentContext: current }), contexts, warnings }
}

async function readCurrent(file: string, warnings: string[]): Promise<string | undefined> {
  const text = await textOf(file, warnings)
  // An empty file is docker's for "nothing set".
  if (!text?.trim()) return undefined
  const parsed = configSchema.safeParse(json(text))
  if (parsed.success) return parsed.data.currentContext
  warnings.push(`${file} is not what docker writes there, so docker's default context is used.`)
  return undefined
}

async function readContexts(folder: string, warnings: string[]): Promise<StoredContext[]> {
  const meta = path.join(folder, 'meta')
  const names = await readdir(meta).catch(() => [])
  const found = await Promise.all(names.slice(0, 500).map((name) => readContext(folder, name, warnings)))
  return found.filter((context) => context !== undefined).sort((a, b) => a.name.localeCompare(b.name))
}

async function readContext(folder: string, entry: string, warnings: string[]): Promise<StoredContext | undefined> {
  const file = path.join(folder, 'meta', entry, 'meta.json')
  const text = await textOf(file, warnings)
  if (text === undefined) return undefined
  const parsed = metaSchema.safeParse(json(text))
  if (!parsed.success) {
    warnings.push(`The context in ${file} can't be read, so it is left out.`)
    return undefined
  }
  const { Name: name, Metadata, Endpoints } = parsed.data
  const endpoint = Endpoints?.docker
  const tls = await readTls(path.join(folder, 'tls', contextFolder(name), 'docker'), endpoint?.SkipTLSVerify !== true)
  const description = Metadata?.Description?.slice(0, 500)
  return { name, host: endpoint?.Host ?? '', ...(description && { description }), ...(tls && { tls }) }
}

/** Docker keeps a context under the hash of its name. */
export function contextFolder(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

/** The certificates of a folder; undefined when it holds none and nothing is to be skipped either. */
export async function readTls(folder: string, verify: boolean): Promise<Tls | undefined> {
  const [ca, cert, key] = await Promise.all(['ca.pem', 'cert.pem', 'key.pem'].map((name) => bytesOf(path.join(folder, name))))
  if (!ca && !cert && !key && verify) return undefined
  return { verify, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }
}

function bytesOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined)
}

async function textOf(file: string, warnings: string[]): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (!isMissing(error)) warnings.push(`${file} can't be read.`)
    return undefined
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
