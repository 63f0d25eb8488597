import { afterEach, describe, expect, it } from 'vitest'
import { LogSession } from '../../../../src/renderer/components/log-view/log-session.ts'
import { FakeLogs } from './fake-logs.ts'

let stop: (() => void) | undefined
afterEach(() => stop?.())

function started(logs: FakeLogs): LogSession {
  const session = new LogSession({ logs: logs.client, target: { stack: 's' }, ready: async () => {}, firstWait: 5 })
  stop = session.start()
  return session
}

async function until(test: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !test(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(test()).toBe(true)
}

describe('an open log', () => {
  it('has the newest rows before it tells of them, and asks for no more than those', async () => {
    const logs = new FakeLogs()
    logs.add(1000)
    const session = started(logs)
    session.keepTail(50)
    await until(() => session.snapshot().extent?.end === 1000)
    expect(session.line(999)?.text).toBe('line 999')
    expect(session.line(900)).toBeUndefined()
    expect(logs.windows).toBe(1)
  })

  it('asks for what is shown, once', async () => {
    const logs = new FakeLogs()
    logs.add(1000)
    const session = started(logs)
    await until(() => session.snapshot().state === 'open')
    session.want({ from: 300, to: 340 })
    session.want({ from: 300, to: 340 })
    await until(() => session.line(300) !== undefined)
    expect(session.line(399)).toBeDefined()
    session.want({ from: 310, to: 350 })
    expect(logs.windows).toBe(1)
  })

  it('has other rows under another filter, and finds the line that was read', async () => {
    const logs = new FakeLogs()
    logs.add(1000)
    const session = started(logs)
    await until(() => session.snapshot().state === 'open')
    const { epoch, opened } = session.snapshot()
    await session.setFilter({ services: ['db'] })
    expect(session.snapshot().epoch).toBe(epoch + 1)
    expect(session.snapshot().extent?.end).toBe(500)
    expect(await session.rowOf({ seq: 401, time: '', opened })).toBe(200)
  })

  it('is opened again, with its filter, when main no longer knows it', async () => {
    const logs = new FakeLogs()
    logs.add(10)
    const session = started(logs)
    await until(() => session.snapshot().state === 'open')
    await session.setFilter({ services: ['db'] })
    logs.forget()
    await until(() => logs.opened.length === 2 && session.snapshot().state === 'open')
    expect(session.snapshot().extent?.end).toBe(5)
    expect(session.snapshot().opened).toBe(2)
  })

  it('is closed on the main side when the view goes', async () => {
    const logs = new FakeLogs()
    const session = started(logs)
    await until(() => session.snapshot().state === 'open')
    stop?.()
    expect(logs.closed).toEqual(['log-1'])
  })

  it('copies the data of rows that were never on screen', async () => {
    const logs = new FakeLogs()
    logs.add(3000)
    const session = started(logs)
    await until(() => session.snapshot().state === 'open')
    const lines = await session.lines({ from: 100, to: 2600 })
    expect(lines.length).toBe(2500)
    expect(lines.at(-1)?.seq).toBe(2599)
  })
})
