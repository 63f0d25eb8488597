// The list of all jobs.
import type { Locator, Page } from '@playwright/test'

export class JobsPage {
  readonly page: Page
  readonly underWay: Locator
  readonly finished: Locator

  constructor(page: Page) {
    this.page = page
    this.underWay = page.getByRole('region', { name: 'Under way' })
    this.finished = page.getByRole('region', { name: 'Finished' })
  }

  job(title: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name: title })
  }
}
