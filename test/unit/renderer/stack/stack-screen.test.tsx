// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aJob, aService, aStack, connectedEngine } from '../fake-client.ts'
import { closeWindow, openWindow, settle } from '../window.tsx'
import { FakeLogs } from './fake-logs.ts'

const http = { target: 80, published: '8080', protocol: 'tcp' }
const postgres = { target: 5432, published: '5432', protocol: 'tcp' }
const needsDb = [{ service: 'db', condition: 'service_healthy' as const, required: true }]
const shop = aStack('shop', 'running', {
  detail: '2 of 2 running',
  services: [
    aService('db', 'healthy', { ports: [postgres] }),
    aService('web', 'running', { level: 1, dependsOn: needsDb, ports: [http] }),
    aService('debug', 'absent', { active: false, profiles: ['debug'] }),
  ],
  profiles: [{ name: 'debug', active: false }],
})
const row = (name: string) => document.querySelector<HTMLElement>(`[data-row="${name}"]`) as HTMLElement
const calls = (gantry: Awaited<ReturnType<typeof openWindow>>['gantry'], path: string) =>
  gantry.calls.filter((call) => call.path === path).map((call) => call.input)

async function openShop(start: Parameters<typeof openWindow>[0] = {}, tab = '') {
  const opened = await openWindow({ stacks: [shop], ...start }, `#/stacks/shop${tab}`)
  opened.gantry.answer('stacks.stats', async function* () {
    yield { services: [{ service: 'db', cpu: 0.034, memoryBytes: 4_000_000, memoryLimitBytes: 0 }] }
    await new Promise(() => {})
  })
  for (const verb of ['start', 'stop', 'restart']) opened.gantry.answer(`stacks.${verb}`, () => ({ jobId: 'j9' }))
  await settle(20)
  return opened
}

afterEach(closeWindow)

describe('the page of a stack', () => {
  it('shows its services in levels, with state, ports and use', async () => {
    await openShop()
    expect(screen.getByRole('heading', { name: 'shop' })).toBeTruthy()
    expect(screen.getByRole('rowgroup', { name: 'Level 2' }).textContent).toContain('after db')
    expect(row('db').textContent).toContain('Healthy')
    expect(
      within(row('web'))
        .getByRole('link', { name: /localhost:8080/ })
        .getAttribute('href'),
    ).toBe('http://localhost:8080/')
    expect(within(row('db')).getByRole('button', { name: /Copy localhost:5432/ })).toBeTruthy()
    expect(screen.getByRole('rowgroup', { name: 'Not started by default' }).textContent).toContain('profile debug')
  })

  it('acts on one service, and on several that are chosen', async () => {
    const { gantry, user } = await openShop()
    row('web').focus()
    await user.keyboard('r')
    expect(calls(gantry, 'stacks.restart')).toEqual([{ id: 'shop', services: ['web'] }])
    await user.keyboard('x')
    row('db').focus()
    await user.keyboard('x')
    expect(screen.getByText('2 services chosen')).toBeTruthy()
    await user.click(within(screen.getByRole('grid')).getByRole('button', { name: 'Stop' }))
    expect(calls(gantry, 'stacks.stop')).toEqual([{ id: 'shop', services: ['db', 'web'] }])
    await user.keyboard('{Escape}')
    expect(screen.queryByText('2 services chosen')).toBeNull()
  })

  it('shows lanes while a job is at work, and what waits behind it', async () => {
    const lanes = [
      { service: 'db', level: 0, phase: 'pulling' as const, detail: '2.1 of 40 MB', fraction: 0.05 },
      { service: 'web', level: 1, phase: 'waiting' as const, detail: 'for db to be healthy' },
    ]
    const running = aJob('j1', { steps: ['Pull images', 'Start services'], step: 'Pull images', fraction: 0.3, lanes })
    const waiting = aJob('j2', { title: 'Restart web', state: 'queued', waitsFor: 'Start shop', queuedAt: new Date().toISOString() })
    const { gantry, user } = await openShop({ jobs: [waiting, running] })
    gantry.answer('jobs.cancel', () => ({ state: 'cancelled' }))
    expect(row('db').textContent).toContain('2.1 of 40 MB')
    expect(row('web').textContent).toContain('for db to be healthy')
    expect(screen.getByText('Waits for “Start shop” to finish')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: 'Start shop' }).getAttribute('aria-valuenow')).toBe('30')
    await user.keyboard('c')
    expect(calls(gantry, 'jobs.cancel')).toEqual([{ id: 'j1' }])
  })

  it('says why the last start failed, what runs, and starts again', async () => {
    const failed = aJob('j1', {
      state: 'failed',
      outcome: '1 of 2 services is running: db',
      fault: { code: 'port.taken', message: 'Port 8080 is taken.', hint: 'Stop what holds it.', service: 'web' },
    })
    const { gantry, user } = await openShop({ stacks: [{ ...shop, state: 'partly' }], jobs: [failed] })
    expect(screen.getByText('Port 8080 is taken.')).toBeTruthy()
    expect(screen.getByText('1 of 2 services is running: db')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Start again' }))
    expect(calls(gantry, 'stacks.start')).toEqual([{ id: 'shop' }])
  })

  it('greys what is stale and offers no action, with the reason', async () => {
    await openShop({ stacks: [{ ...shop, stale: true }], engine: { ...connectedEngine, state: 'slow' } })
    expect(screen.getByText(/The engine is not answering. This is what was known/)).toBeTruthy()
    const stop = screen.getByRole('button', { name: /^Stop\s*, not available/ })
    expect(stop.getAttribute('aria-disabled')).toBe('true')
  })

  it('switches a profile on', async () => {
    const { gantry, user } = await openShop()
    gantry.answer('stacks.setProfiles', () => shop)
    await user.click(screen.getByRole('button', { name: /Profiles/ }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: /debug/ }))
    expect(calls(gantry, 'stacks.setProfiles')).toEqual([{ id: 'shop', profiles: ['debug'] }])
  })

  it('goes to its tabs by 1 to 3', async () => {
    const { user } = await openShop()
    await user.keyboard('3')
    await settle()
    expect(window.location.hash).toBe('#/stacks/shop/activity')
    expect(screen.getByText('Nothing has been done yet')).toBeTruthy()
    await user.keyboard('1')
    expect(window.location.hash).toBe('#/stacks/shop')
  })

  it('says so when there is no such stack', async () => {
    await openWindow({ stacks: [] }, '#/stacks/shop')
    expect(screen.getByText('This stack is not in the list')).toBeTruthy()
  })
})

describe('the log of a stack', () => {
  const logs = () => {
    const made = new FakeLogs({ services: ['db', 'web'] })
    made.add(500)
    return made
  }

  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
    vi.stubGlobal(
      'ResizeObserver',
      class {
        readonly #told: () => void
        constructor(told: () => void) {
          this.#told = told
        }
        observe() {
          this.#told()
        }
        disconnect() {}
        unobserve() {}
      },
    )
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  async function openLog(made = logs()) {
    const opened = await openWindow({ stacks: [shop], settings: { wrapLogs: false } }, '#/stacks/shop')
    for (const verb of ['open', 'watch', 'window', 'filter', 'search', 'export', 'close'] as const) {
      const call = made.client[verb] as (input: unknown, options: { signal?: AbortSignal }) => unknown
      opened.gantry.answer(`logs.${verb}`, ((input: unknown, signal: AbortSignal | undefined) => call(input, { signal })) as never)
    }
    await opened.user.keyboard('2')
    await settle(80)
    return { ...opened, logs: made, list: screen.getByRole('log', { name: 'Log of shop' }) }
  }

  it('opens on its newest lines and follows them', async () => {
    const { logs: made, list } = await openLog()
    expect(within(list).getByText('line 499')).toBeTruthy()
    made.add(10)
    await settle(60)
    expect(within(list).getByText('line 509')).toBeTruthy()
    expect(list.querySelectorAll('[data-row]').length).toBeLessThan(80)
  })

  it('pauses by Space, counts what comes, and goes on by End only', async () => {
    const { logs: made, list, user } = await openLog()
    fireEvent.keyDown(list, { key: ' ' })
    await settle()
    made.add(1204)
    await settle(60)
    expect(screen.getByRole('button', { name: /Paused.*1,204 new lines.*Jump to latest/ })).toBeTruthy()
    expect(within(list).queryByText('line 1703')).toBeNull()
    await user.keyboard('{End}')
    await settle(40)
    expect(within(list).getByText('line 1703')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Jump to latest/ })).toBeNull()
  })

  it('shows a line’s markup as text', async () => {
    const made = new FakeLogs({ services: ['db', 'web'], make: () => ({ text: '<img src=x onerror=alert(1)> \u001b[31mred\u001b[0m' }) })
    made.add(3)
    const { list } = await openLog(made)
    expect(list.querySelector('img')).toBeNull()
    expect(list.textContent).toContain('<img src=x onerror=alert(1)> red')
    expect(list.querySelector('.ansi-red')?.textContent).toBe('red')
  })

  it('shows one service alone by a click, and hides it by Alt+click', async () => {
    const { list, user } = await openLog()
    await user.click(screen.getByRole('button', { name: 'db' }))
    await settle(60)
    expect([...list.querySelectorAll('[data-row]')].every((each) => each.textContent?.startsWith('db'))).toBe(true)
    await user.click(screen.getByRole('button', { name: 'All' }))
    fireEvent.click(screen.getByRole('button', { name: 'web' }), { altKey: true })
    await settle(60)
    expect([...list.querySelectorAll('[data-row]')].every((each) => each.textContent?.startsWith('db'))).toBe(true)
  })

  it('is let go of on the main side when the tab is left', async () => {
    const { logs: made, user } = await openLog()
    await user.keyboard('1')
    await settle(20)
    expect(made.closed).toEqual(made.opened)
  })
})
