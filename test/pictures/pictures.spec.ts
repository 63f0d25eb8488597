// The README's pictures: stacks that look like somebody's, started for real.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { GantryClient } from '../../src/shared/contract/index.ts'
import { docker, endOf, test } from '../e2e/fixtures.ts'
import { removeProject } from '../support/test-stack.ts'

const pictures = path.resolve(import.meta.dirname, '../../docs/pictures')
const folder = '/tmp/demo'
const labels = { 'gantry.test': '1' }
const images = ['shop/db:16', 'shop/cache:7', 'shop/api:2.1', 'shop/web:1.4', 'blog/site:3', 'metrics/store:2']

const server = (page: string): string[] => [
  'sh',
  '-c',
  `echo listening on :80; mkdir -p /www; echo '${page}' > /www/index.html; exec httpd -f -p 80 -h /www`,
]
const talker = (words: string): string[] => ['sh', '-c', `n=0; while :; do n=$$((n+1)); printf '%b\\n' "${words}"; sleep 0.7; done`]
const healthy = { test: ['CMD', 'true'], interval: '2s' }
const common = { labels, init: true, stop_grace_period: '1s' }

const stacks = {
  shop: {
    db: {
      ...common,
      image: 'shop/db:16',
      command: talker('checkpoint complete: wrote $$n buffers'),
      healthcheck: healthy,
      volumes: ['orders:/data'],
    },
    cache: { ...common, image: 'shop/cache:7', command: talker('\\033[32mhit\\033[0m session:$$n'), healthcheck: healthy },
    migrate: {
      ...common,
      image: 'shop/api:2.1',
      command: ['sh', '-c', 'echo 14 migrations applied'],
      depends_on: { db: { condition: 'service_healthy' } },
    },
    api: {
      ...common,
      image: 'shop/api:2.1',
      command: talker('GET /orders/$$n \\033[32m200\\033[0m 3 ms'),
      healthcheck: healthy,
      ports: ['127.0.0.1:8000:8000'],
      depends_on: { migrate: { condition: 'service_completed_successfully' }, cache: { condition: 'service_healthy' } },
    },
    web: {
      ...common,
      image: 'shop/web:1.4',
      command: server('shop'),
      ports: ['127.0.0.1:3000:80'],
      depends_on: { api: { condition: 'service_healthy' } },
    },
  },
  blog: { site: { ...common, image: 'blog/site:3', command: server('blog'), ports: ['127.0.0.1:4000:80'] } },
  metrics: { store: { ...common, image: 'metrics/store:2', command: ['sleep', '600'] }, alerts: { ...common, build: '.' } },
}

test.beforeAll(async () => {
  await removeAll()
})
test.afterAll(removeAll)

async function removeAll(): Promise<void> {
  for (const name of Object.keys(stacks)) await removeProject(name)
  for (const image of images) await docker('rmi', image).catch(() => {})
  await rm(folder, { recursive: true, force: true })
}

async function place(client: GantryClient): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [name, services] of Object.entries(stacks)) {
    const at = path.join(folder, name)
    await mkdir(at, { recursive: true })
    const volumes = name === 'shop' ? { orders: { labels } } : {}
    await writeFile(path.join(at, 'compose.yaml'), JSON.stringify({ services, volumes, networks: { default: { labels } } }))
    if (name === 'metrics')
      await writeFile(
        path.join(at, 'Dockerfile'),
        'FROM metrics/store:2\nWORKDIR /app\nCOPY rules.yaml ./\nRUN check-rules rules.yaml\nCMD ["./alerts"]\n',
      )
    ids[name] = (await client.stacks.add({ folder: at })).id
  }
  return ids
}

async function shoot(page: Page, name: string, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.mouse.move(640, 795)
  await page.waitForTimeout(1200)
  await page.screenshot({ path: path.join(pictures, `${name}.png`) })
}

test('pictures', async ({ door, page, image }) => {
  for (const tag of images) await docker('tag', image, tag)
  const client = await door.client()
  const ids = await place(client)
  await page.setViewportSize({ width: 1280, height: 800 })
  const start = (name: string) => client.stacks.start({ id: ids[name] ?? '' })

  await endOf(client, await start('blog'))
  await page.goto(`${door.origin()}/#/stacks/${ids['shop']}/overview`)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const starting = await start('shop')
  await page.getByText('for db to be healthy').first().waitFor()
  await page.screenshot({ path: path.join(pictures, 'starting.png') })
  await endOf(client, starting)
  await shoot(page, 'stack', 'light')
  await page.goto(`${door.origin()}/#/stacks/${ids['metrics']}/overview`)
  await endOf(client, await start('metrics'))
  await shoot(page, 'failure', 'light')
  await page.goto(`${door.origin()}/#/stacks/${ids['shop']}/logs`)
  await shoot(page, 'logs', 'dark')
  await page.goto(`${door.origin()}/#/stacks`)
  await shoot(page, 'stacks', 'dark')
})
