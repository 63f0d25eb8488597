// What every spec starts from: a door of its own, a window on it, stacks that are taken away again, and page objects.
import { type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test'
import type { GantryClient } from '../../src/shared/contract/index.ts'
import type { Job } from '../../src/shared/job.ts'
import { type ComposeShape, docker, makeStack, removeProject, type TestStack } from '../support/test-stack.ts'
import { ensureTinyImage } from '../support/tiny-image.ts'
import { type Door, startDoor } from './door.ts'
import { Shell } from './pages/shell.ts'
import { guardWindow, type WindowGuard } from './window-guard.ts'

export { expect }

interface Fixtures {
  /** Makes a folder with a compose file; removed with all that it started. */
  readonly makeStack: (compose: ComposeShape | string, files?: Readonly<Record<string, string>>) => Promise<TestStack>
  /** Also takes away what a stack that is not the test's own has started. */
  readonly willRemove: (project: string) => void
  readonly startDoor: (env?: Readonly<Record<string, string>>) => Promise<Door>
  readonly openWindow: (door: Door, options?: BrowserContextOptions) => Promise<Page>
  /** What a window may do in this test though it is not right elsewhere. */
  readonly guardOf: (page: Page) => WindowGuard
  readonly door: Door
  readonly shell: Shell
  /** Made, and in the list already. */
  readonly addStack: (compose: ComposeShape | string, files?: Readonly<Record<string, string>>) => Promise<ListedStack>
  /** In the list, and started. */
  readonly runStack: (compose: ComposeShape, files?: Readonly<Record<string, string>>) => Promise<ListedStack>
}

export interface ListedStack extends TestStack {
  readonly id: string
}

export const test = base.extend<Fixtures, { readonly image: string }>({
  image: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from its first argument
    async ({}, use) => use(await ensureTinyImage()),
    { scope: 'worker' },
  ],

  makeStack: async ({ image: _image }, use) => {
    const made: TestStack[] = []
    await use(async (compose, files) => {
      const stack = await makeStack(compose, files)
      made.push(stack)
      return stack
    })
    for (const stack of made) await stack.remove()
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  willRemove: async ({}, use) => {
    const projects: string[] = []
    await use((project) => void projects.push(project))
    for (const project of projects) await removeProject(project)
  },

  // Named after the stacks, so that it ends before they are taken away.
  startDoor: async ({ makeStack: _makeStack, willRemove: _willRemove }, use) => {
    const doors: Door[] = []
    await use(async (env) => {
      const door = await startDoor(env)
      doors.push(door)
      return door
    })
    for (const door of doors) await door.close()
  },

  guardOf: async ({ startDoor: _startDoor }, use) => {
    await use((page) => {
      const guard = guards.get(page)
      if (!guard) throw new Error('This page is no window of Gantry')
      return guard
    })
  },

  openWindow: async ({ browser, startDoor: _startDoor }, use) => {
    const windows: Page[] = []
    await use(async (door, options) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options })
      const page = await context.newPage()
      guards.set(page, await guardWindow(page, () => door.origin()))
      windows.push(page)
      await page.goto(windows.length === 1 ? door.firstLink() : await door.newLink())
      // A key that is pressed before the page is there is heard by nobody.
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      return page
    })
    for (const page of windows) await page.context().close()
    for (const page of windows) guards.get(page)?.check()
  },

  door: async ({ startDoor }, use) => use(await startDoor()),
  page: async ({ door, openWindow }, use) => use(await openWindow(door)),
  shell: async ({ page }, use) => use(new Shell(page)),

  addStack: async ({ door, makeStack }, use) => {
    await use(async (compose, files) => {
      const stack = await makeStack(compose, files)
      const { id } = await (await door.client()).stacks.add({ folder: stack.folder })
      return { ...stack, id }
    })
  },

  runStack: async ({ door, addStack }, use) => {
    await use(async (compose, files) => {
      const stack = await addStack(compose, files)
      const client = await door.client()
      expect(await endOf(client, await client.stacks.start({ id: stack.id }))).toMatchObject({ state: 'done' })
      return stack
    })
  },
})

/** Follows a job to its end. */
export async function endOf(client: GantryClient, { jobId }: { readonly jobId: string }): Promise<Job> {
  for await (const _event of await client.jobs.watch({ id: jobId })) continue
  return client.jobs.get({ id: jobId })
}

/** The id of the only container of a service; empty when there is none. */
export async function containerOf(stack: TestStack, service: string): Promise<string> {
  const filters = [`label=com.docker.compose.project=${stack.name}`, `label=com.docker.compose.service=${service}`]
  return docker('ps', '--all', '--quiet', '--no-trunc', ...filters.flatMap((filter) => ['--filter', filter]))
}

const guards = new WeakMap<Page, WindowGuard>()

export { docker }
