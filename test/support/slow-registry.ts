// An image registry on loopback that serves one image, and its layer as slowly as a test wishes: for cancelling a pull.
import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { writeTar } from '../../src/main/samples/write-tar.ts'

export interface SlowRegistry {
  /** `127.0.0.1:PORT/gantry-test/slow:1` */
  readonly image: string
  /** Layers that are being sent now. */
  sending(): number
  close(): Promise<void>
}

const layerBytes = 8 * 1024 * 1024
const chunkBytes = 64 * 1024

/** `chunkEvery`: milliseconds between two pieces of 64 KiB of the layer's 8 MiB. */
export async function startSlowRegistry({ chunkEvery }: { chunkEvery: number }): Promise<SlowRegistry> {
  const layer = writeTar([{ kind: 'file', path: 'blob', mode: 0o644, bytes: noise(layerBytes) }])
  const config = Buffer.from(
    JSON.stringify({ architecture: 'amd64', os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [digest(layer)] }, history: [] }),
  )
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: config.length, digest: digest(config) },
      layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar', size: layer.length, digest: digest(layer) }],
    }),
  )
  let sending = 0
  const sendSlowly = (response: ServerResponse): void => {
    sending += 1
    let at = 0
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': layer.length })
    const timer = setInterval(() => {
      response.write(layer.subarray(at, at + chunkBytes))
      at += chunkBytes
      if (at >= layer.length) response.end()
    }, chunkEvery)
    response.once('close', () => {
      clearInterval(timer)
      sending -= 1
    })
  }
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    const type = 'application/vnd.docker.distribution.manifest.v2+json'
    response.setHeader('docker-distribution-api-version', 'registry/2.0')
    if (url === '/v2/') response.end('{}')
    else if (url.includes('/manifests/')) {
      response.writeHead(200, { 'content-type': type, 'content-length': manifest.length, 'docker-content-digest': digest(manifest) })
      response.end(request.method === 'HEAD' ? undefined : manifest)
    } else if (url.endsWith(digest(config))) response.end(config)
    else if (url.endsWith(digest(layer))) sendSlowly(response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    image: `127.0.0.1:${port}/gantry-test/slow:1`,
    sending: () => sending,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Bytes that do not compress, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += 32) createHash('sha256').update(String(at)).digest().copy(bytes, at)
  return bytes
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
