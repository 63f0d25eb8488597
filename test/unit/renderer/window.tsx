// Opens the window over a fake Gantry, as a person would find it, and puts everything back afterwards.
import { act, cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { StoreApi } from 'zustand'
import { useConnection } from '../../../src/renderer/connection.ts'
import { App } from '../../../src/renderer/screens/App.tsx'
import { useApp } from '../../../src/renderer/state/app.ts'
import { useEngine } from '../../../src/renderer/state/engine.ts'
import { followEverything } from '../../../src/renderer/state/index.ts'
import { useJobs } from '../../../src/renderer/state/jobs.ts'
import { useSettings } from '../../../src/renderer/state/settings.ts'
import { useStacks } from '../../../src/renderer/state/stacks.ts'
import { useUi } from '../../../src/renderer/state/ui.ts'
import { type FakeGantry, fakeGantry } from './fake-client.ts'

const restores = [keep(useConnection), keep(useApp), keep(useEngine), keep(useJobs), keep(useSettings), keep(useStacks), keep(useUi)]
let end = () => {}

export async function openWindow(start: Parameters<typeof fakeGantry>[0] = {}, hash = '#/stacks') {
  const gantry: FakeGantry = fakeGantry(start)
  window.location.hash = hash
  useConnection.setState({ state: 'open', everOpen: true, link: gantry.link })
  end = followEverything()
  const page = render(<App />)
  await settle()
  return { gantry, page, user: userEvent.setup() }
}

/** Lets streams and effects come to rest. */
export async function settle(ms = 0): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, ms)))
}

export function closeWindow(): void {
  cleanup()
  end()
  end = () => {}
  for (const restore of restores) restore()
}

function keep<State>(store: StoreApi<State>): () => void {
  const state = store.getState()
  return () => store.setState(state, true)
}
