// The first words with an engine: does it answer, which version of the API does it speak, and what is it?
import type Docker from 'dockerode'
import { FaultError } from '../../../shared/fault.ts'
import type { EngineStatus } from '../../../shared/model/engine.ts'
import { z } from '../../../shared/zod.ts'
import type { Way } from '../ways/way.ts'
import { apiVersionFor, oldestApi } from './api-version.ts'
import { ask } from './ask.ts'
import { type Client, openClient } from './client.ts'
import { kindOf } from './kind.ts'

const versionSchema = z.object({
  Version: z.string().default(''),
  ApiVersion: z.string(),
  MinAPIVersion: z.string().optional(),
  Components: z.array(z.object({ Name: z.string().default('') })).nullish(),
})

const infoSchema = z.object({
  ID: z.string().default(''),
  Name: z.string().optional(),
  OperatingSystem: z.string().optional(),
  Architecture: z.string().optional(),
  NCPU: z.number().optional(),
  MemTotal: z.number().optional(),
  DockerRootDir: z.string().optional(),
  SystemTime: z.string().optional(),
  SecurityOptions: z.array(z.string()).nullish(),
})

export type EngineFacts = Pick<
  EngineStatus,
  'kind' | 'name' | 'version' | 'apiVersion' | 'operatingSystem' | 'architecture' | 'cpus' | 'memoryBytes'
>

/** An engine that has answered, and the connections to it. */
export interface Link {
  readonly way: Way
  readonly client: Client
  readonly docker: Docker
  /** The same engine has the same id whichever way leads to it. */
  readonly id: string
  readonly facts: EngineFacts
  readonly rootFolder?: string
  /** Its clock now, in milliseconds since 1970. */
  readonly now: () => number
}

/** Throws what the connection threw, or a FaultError when the engine is too old. */
export async function meet(way: Way, { signal, within }: { readonly signal?: AbortSignal; readonly within: number }): Promise<Link> {
  const client = await openClient(way)
  try {
    const limits = { within, ...(signal && { signal }) }
    const said = versionSchema.parse(await ask(client.docker, { path: '/version', ...limits }))
    const apiVersion = apiVersionFor({ newest: said.ApiVersion, oldest: said.MinAPIVersion })
    if (!apiVersion) throw new FaultError(tooOld(said.Version, said.ApiVersion))
    const docker = client.at(`v${apiVersion}`)
    const info = infoSchema.parse(await ask(docker, { path: '/info', ...limits }))
    return { way, client, docker, id: info.ID, ...linkFacts(said, info, way, apiVersion) }
  } catch (error) {
    client.close()
    throw error
  }
}

function linkFacts(said: z.infer<typeof versionSchema>, info: z.infer<typeof infoSchema>, way: Way, apiVersion: string) {
  const words = {
    operatingSystem: info.OperatingSystem,
    name: info.Name,
    components: said.Components?.map(({ Name }) => Name) ?? [],
    securityOptions: info.SecurityOptions ?? [],
  }
  const facts: EngineFacts = {
    kind: kindOf(words, way.kind),
    version: said.Version.slice(0, 100),
    apiVersion,
    name: info.Name?.slice(0, 255),
    operatingSystem: info.OperatingSystem?.slice(0, 255),
    architecture: info.Architecture?.slice(0, 100),
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
  }
  // Both clocks may be wrong, but they go at one pace.
  const ahead = (Date.parse(info.SystemTime ?? '') || Date.now()) - Date.now()
  return { facts, rootFolder: info.DockerRootDir, now: () => Date.now() + ahead }
}

function tooOld(version: string, api: string) {
  return {
    code: 'engine.tooOld',
    message: `The engine is too old: version ${version.slice(0, 50)} speaks version ${api.slice(0, 20)} of the API, and Gantry needs ${oldestApi}.`,
    hint: 'Update Docker to version 20.10 or newer, then look again.',
  } as const
}
