// One job, on a page of its own or in a stack's activity.
import type { Locator, Page } from '@playwright/test'

export class JobPage {
  readonly view: Locator
  readonly cancel: Locator
  readonly output: Locator
  readonly lanes: Locator

  constructor(page: Page) {
    this.view = page.getByRole('main').getByRole('article')
    this.cancel = this.view.getByRole('button', { name: /^Cancel/ })
    this.output = this.view.getByRole('log')
    this.lanes = this.view.getByRole('region', { name: /^Level|^First|^Then/ })
  }

  lane(service: string): Locator {
    return this.view.getByRole('listitem').filter({ has: this.view.page().getByTitle(service, { exact: true }) })
  }
}
