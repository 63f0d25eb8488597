// The merged log of a stack's services.
import { expect, type Locator, type Page } from '@playwright/test'

export class LogPanel {
  readonly page: Page
  readonly panel: Locator
  /** The pane that scrolls. */
  readonly lines: Locator
  readonly chips: Locator
  readonly search: Locator
  readonly found: Locator
  readonly onlyMatching: Locator
  readonly pill: Locator
  readonly status: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Log', exact: true })
    this.lines = this.panel.getByRole('log')
    this.chips = this.panel.getByRole('group', { name: /^Services/ })
    this.search = this.panel.getByRole('searchbox', { name: 'Find in the log' })
    this.found = this.panel.locator('#log-search-trouble')
    this.onlyMatching = this.panel.getByRole('checkbox', { name: 'Only matching lines' })
    this.pill = this.panel.getByRole('button', { name: /Jump to latest/ })
    this.status = this.panel.locator(':scope > div').last()
  }

  line(words: string | RegExp): Locator {
    return this.lines.getByRole('listitem').filter({ hasText: words })
  }

  chip(service: string): Locator {
    return this.chips.getByRole('button', { name: service, exact: true })
  }

  tool(name: string): Locator {
    return this.panel.getByRole('toolbar').getByRole('button', { name })
  }

  /** The text of the rows that can be seen, from the top. */
  visible(): Promise<string[]> {
    return this.lines.evaluate((pane) => {
      const { top, bottom } = pane.getBoundingClientRect()
      return [...pane.querySelectorAll('[role="listitem"]')]
        .filter((row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom)
        .map((row) => row.textContent ?? '')
    })
  }

  /** The same, once every row has come. */
  async settled(): Promise<string[]> {
    await expect.poll(async () => (await this.visible()).every((text) => text.trim() !== '')).toBe(true)
    return this.visible()
  }
}
