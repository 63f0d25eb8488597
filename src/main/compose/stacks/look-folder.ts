// What a folder holds, before it is added: each way to read it as a stack.
import type { FolderLook } from '../../../shared/contract/stacks.ts'
import { findComposeFiles } from '../files/compose-files.ts'
import { type ReadProject, readProject } from '../project/read-project.ts'

/** Other compose files in a folder that are looked at. */
const mostOthers = 8

/** Throws a FaultError when the folder can't be read. */
export async function lookFolder(options: {
  folder: string
  knownId: string | undefined
  env: Readonly<Record<string, string>>
  signal?: AbortSignal
}): Promise<FolderLook> {
  const { folder, knownId, env, signal } = options
  const { others } = await findComposeFiles(folder)
  const read = (files?: readonly string[]): Promise<ReadProject> =>
    readProject({ folder, env, ...(files && { files }), ...(signal && { signal }) })
  const standard = await read()
  const candidates = [standard]
  // One after the other: each is two runs of docker compose.
  for (const file of others.filter((name) => !/override\.ya?ml$/.test(name)).slice(0, mostOthers)) candidates.push(await read([file]))
  const useful = candidates.filter((candidate, index) => index > 0 || candidate.fault?.code !== 'compose.none' || candidates.length === 1)
  return { folder, candidates: useful.map(toCandidate), ...(knownId !== undefined && { knownId }) }
}

function toCandidate({ files, project, fault }: ReadProject): FolderLook['candidates'][number] {
  return {
    files: [...files],
    ...(project && { name: project.name }),
    services: project?.services.map((service) => service.name) ?? [],
    profiles: [...(project?.profiles ?? [])],
    ...(fault && { fault }),
  }
}
