// Checks that a container can be run: a tiny one, from an image that is there already, removed at once.
import type Docker from 'dockerode'
import type { InstallationCheck } from '../../../shared/model/engine.ts'
import { z } from '../../../shared/zod.ts'
import { engineFault } from '../faults/engine-fault.ts'
import { ask } from '../talk/ask.ts'
import type { Link } from '../talk/meet.ts'

const check = { id: 'run', title: 'Running a container' }
const label = 'gantry.check'
const helloWorld = 'hello-world:latest'
/** Milliseconds. A pull is given up after this: without a registry that answers, the check is skipped, not failed. */
const patience = { images: 10_000, run: 20_000, pull: 15_000 } as const

/** Images whose programs are known, the best first. Others could do anything when run. */
const known = [
  { pattern: /^hello-world(:|$)/, command: undefined },
  { pattern: /^(docker\.io\/library\/)?(busybox|alpine)(:|$)/, command: ['true'] },
  { pattern: /^gantry[-/]/, command: ['true'] },
  { pattern: /^(docker\.io\/library\/)?(debian|ubuntu|nginx|redis|postgres|node|python)(:|$)/, command: ['true'] },
] as const

const imagesSchema = z.array(z.object({ RepoTags: z.array(z.string()).nullish() }))

export async function checkRun(link: Link | undefined, signal?: AbortSignal): Promise<InstallationCheck> {
  if (!link) return { ...check, state: 'skipped', message: 'There is no engine to run it.' }
  const { docker } = link
  try {
    const image = pickImage(await tagsOf(docker, signal)) ?? (await pulled(docker, signal))
    if (!image)
      return { ...check, state: 'skipped', message: `No small image is here to try it with, and ${helloWorld} could not be pulled.` }
    return await tryIt(docker, image, signal)
  } catch (error) {
    const fault = engineFault(error, 'checking that a container can be run')
    if (!fault) throw error
    return { ...check, state: 'failed', message: fault.message, fault }
  }
}

interface Candidate {
  readonly image: string
  readonly command: readonly string[] | undefined
}

export function pickImage(tags: readonly string[]): Candidate | undefined {
  for (const { pattern, command } of known) {
    const image = tags.find((tag) => pattern.test(tag))
    if (image) return { image, command }
  }
  return undefined
}

async function tagsOf(docker: Docker, signal: AbortSignal | undefined): Promise<string[]> {
  const answer = await ask(docker, { path: '/images/json', within: patience.images, ...(signal && { signal }) })
  return imagesSchema.parse(answer).flatMap(({ RepoTags }) => RepoTags ?? [])
}

async function pulled(docker: Docker, signal: AbortSignal | undefined): Promise<Candidate | undefined> {
  const limit = AbortSignal.timeout(patience.pull)
  const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit
  try {
    const stream = await docker.pull(helloWorld, { abortSignal })
    await new Promise<void>((resolve, reject) =>
      docker.modem.followProgress(stream, (error: unknown) => (error ? reject(error) : resolve())),
    )
    return pickImage(await tagsOf(docker, signal))
  } catch {
    signal?.throwIfAborted()
    return undefined
  }
}

async function tryIt(docker: Docker, { image, command }: Candidate, signal: AbortSignal | undefined): Promise<InstallationCheck> {
  const begun = Date.now()
  const container = await docker.createContainer({
    Image: image,
    ...(command && { Cmd: [...command], Entrypoint: [] }),
    Labels: { [label]: '1' },
    NetworkDisabled: true,
    HostConfig: { NetworkMode: 'none', LogConfig: { Type: 'none', Config: {} }, ReadonlyRootfs: true, CapDrop: ['ALL'] },
  })
  try {
    await container.start()
    const limit = AbortSignal.timeout(patience.run)
    const { StatusCode: code } = await container.wait({ abortSignal: signal ? AbortSignal.any([signal, limit]) : limit })
    if (code !== 0) return { ...check, state: 'failed', message: `A container from ${image} ended with exit code ${code}.` }
    return {
      ...check,
      state: 'ok',
      message: `A container from ${image} ran and was removed, in ${((Date.now() - begun) / 1_000).toFixed(1)} s.`,
    }
  } finally {
    await container.remove({ force: true, v: true }).catch(() => {})
  }
}
