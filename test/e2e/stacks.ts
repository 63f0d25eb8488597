// The stacks that specs run: each service tiny, quick to answer, and quick to end.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tinyImage } from '../support/tiny-image.ts'

const quickly = { image: tinyImage, init: true, stop_grace_period: '1s' }

/** Runs and says nothing. */
export function sleeper(more: object = {}): object {
  return { ...quickly, command: ['sleep', '3600'], ...more }
}

/** Runs a shell script. */
export function script(text: string, more: object = {}): object {
  // A lone $ would be Compose's.
  return { ...quickly, command: ['sh', '-c', text.replaceAll('$', '$$$$')], ...more }
}

/** Serves one page with these words; healthy once it answers. */
export function web(words: string, port: number, more: object = {}): object {
  return script(`mkdir -p /www; echo "${words}" > /www/index.html; echo serving; exec httpd -f -p 8080 -h /www`, {
    ports: [`127.0.0.1:${port}:8080`],
    healthcheck: { test: ['CMD', 'wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8080/'], interval: '300ms', retries: 20 },
    ...more,
  })
}

/** A health check that passes as soon as it is asked. */
export const quickHealth = { test: ['CMD', 'true'], interval: '300ms', retries: 5 }

/** Three levels: db and a one-shot, an api that waits for both, a page that waits for the api. */
export function shop(port: number): {
  readonly services: Readonly<Record<string, object>>
  readonly volumes: Readonly<Record<string, object>>
} {
  return {
    services: {
      db: sleeper({ healthcheck: quickHealth, volumes: ['db-data:/data'] }),
      setup: script('echo prepared'),
      api: sleeper({
        healthcheck: quickHealth,
        depends_on: { db: { condition: 'service_healthy' }, setup: { condition: 'service_completed_successfully' } },
      }),
      web: web('the shop is open', port, { depends_on: { api: { condition: 'service_healthy' } } }),
    },
    volumes: { 'db-data': {} },
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
