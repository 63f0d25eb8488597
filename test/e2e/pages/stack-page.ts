// One stack: its head, its services, what is at work on it.
import { expect, type Locator, type Page } from '@playwright/test'

export class StackPage {
  readonly page: Page
  readonly name: Locator
  readonly head: Locator
  readonly start: Locator
  readonly stop: Locator
  readonly more: Locator
  readonly tabs: Locator
  readonly services: Locator
  readonly endpoints: Locator
  /** The job at work, or the last one when it did not end well. */
  readonly work: Locator
  readonly profiles: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole('main')
    this.name = main.getByRole('heading', { level: 1 })
    this.head = main.locator('header').first()
    this.start = this.head.getByRole('button', { name: /^Start/ })
    this.stop = this.head.getByRole('button', { name: /^Stop/ })
    this.more = this.head.getByRole('button', { name: /^More actions for/ })
    this.tabs = main.getByRole('tablist')
    this.services = main.getByRole('grid', { name: /^Services of/ })
    this.endpoints = main.getByRole('list', { name: 'Endpoints' })
    this.work = main.getByRole('region', { name: /^At work$| (failed|cancelled)$/ })
    this.profiles = this.head.getByRole('button', { name: /^Profiles/ })
  }

  tab(name: 'Overview' | 'Logs' | 'Activity'): Locator {
    return this.tabs.getByRole('tab', { name })
  }

  service(name: string): Locator {
    return this.services.locator(`[data-row="${name}"]`)
  }

  async is(state: string): Promise<void> {
    await expect(this.head.getByText(state, { exact: true })).toBeVisible({ timeout: 30_000 })
  }

  async choose(item: string): Promise<void> {
    await this.more.click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }
}
