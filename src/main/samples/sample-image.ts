// Sees to it that the sample's image is there: a busybox that the engine has, one from the registry, or one made here.
import { Readable } from 'node:stream'
import { FaultError } from '../../shared/fault.ts'
import { type Docker, engineError } from '../engine/index.ts'
import { busyboxRoot } from './busybox-root.ts'
import { findStaticBusybox, type StaticBusybox } from './find-static-busybox.ts'

/** No registry has `localhost/…`, so nobody else's image can come under this name. The sample's compose.yaml says it too. */
export const sampleImage = { repo: 'localhost/gantry-sample', tag: '1' } as const

export interface ImageWork {
  readonly docker: Docker
  /** The engine's, as `uname -m` says it. */
  readonly architecture?: string | undefined
  /** A folder of Gantry's own for what was downloaded. */
  readonly cache: string
  readonly signal: AbortSignal
  readonly line: (text: string) => void
  /** For tests, which have other names and places. */
  readonly image?: { readonly repo: string; readonly tag: string }
  readonly donors?: readonly string[]
  readonly find?: (question: Pick<ImageWork, 'architecture' | 'cache' | 'signal'>) => Promise<StaticBusybox | undefined>
}

/** Looked for in this order; only the first is fetched. All are the same program. */
const busyboxes = ['busybox:stable', 'busybox:latest', 'busybox:musl', 'busybox:uclibc'] as const

/** A registry that says nothing for so long is not waited for. Milliseconds. */
const pullPatience = 60_000

export async function ensureSampleImage(work: ImageWork): Promise<void> {
  const { image = sampleImage, donors = busyboxes, line } = work
  if (await hasImage(work, `${image.repo}:${image.tag}`)) return
  const [first] = donors
  for (const donor of donors) if (await hasImage(work, donor)) return tag(work, donor)
  line('Gantry fetches the image of the sample once: busybox, about 2 MB.')
  const trouble = first === undefined ? 'no registry was asked' : await pull(work, first)
  if (trouble === undefined && first !== undefined) return tag(work, first)
  line(`It could not be fetched: ${trouble}`)
  await make(work, trouble)
}

async function hasImage({ docker, signal }: ImageWork, name: string): Promise<boolean> {
  signal.throwIfAborted()
  try {
    await docker.getImage(name).inspect()
    return true
  } catch (error) {
    if (statusOf(error) === 404) return false
    throw engineError(error, 'looking for the sample’s image')
  }
}

async function tag({ docker, image = sampleImage }: ImageWork, donor: string): Promise<void> {
  await docker.getImage(donor).tag(image)
}

/** What went wrong, in the engine's words; undefined when it is there now. A cancel is thrown. */
async function pull({ docker, signal }: ImageWork, name: string): Promise<string | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(pullPatience)])
  try {
    return await troubleIn(await docker.pull(name, { abortSignal: limit }))
  } catch (error) {
    signal.throwIfAborted()
    return error instanceof Error ? error.message : String(error)
  }
}

async function make(work: ImageWork, trouble: string | undefined): Promise<void> {
  const { docker, signal, line, image = sampleImage, find = findStaticBusybox } = work
  const busybox = await find(work)
  signal.throwIfAborted()
  if (!busybox) {
    throw new FaultError({
      code: 'registry.unreachable',
      message: 'The image of the sample could not be fetched, and there is nothing here to make it from.',
      hint: 'Connect to the internet once, or install the package busybox-static, then start again.',
      ...(trouble && { detail: trouble }),
      while: 'getting the sample’s image',
    })
  }
  line(`Gantry makes it from ${busybox.path} instead.`)
  const changes = ['CMD ["sh"]', 'ENV PATH=/bin', 'LABEL org.opencontainers.image.title="BusyBox for Gantry’s sample stack"']
  try {
    const said = await docker.importImage(Readable.from([busyboxRoot(busybox.program)]), { ...image, changes, abortSignal: signal })
    const failure = await troubleIn(said)
    if (failure !== undefined) throw new Error(failure)
  } catch (error) {
    signal.throwIfAborted()
    throw engineError(error, 'making the sample’s image')
  }
}

/** The engine answers 200 first and tells of a failure later, in a JSON line with an `error`. */
async function troubleIn(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  let text = ''
  for await (const chunk of stream) text = (text + String(chunk)).slice(-64 * 1024)
  const found = /"error"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1]
  return found === undefined ? undefined : String(JSON.parse(found))
}

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
}
