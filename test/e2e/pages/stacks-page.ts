// The list of all stacks.
import type { Locator, Page } from '@playwright/test'

export class StacksPage {
  readonly page: Page
  readonly grid: Locator
  readonly search: Locator
  readonly filters: Locator
  readonly add: Locator
  readonly trySample: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole('main')
    this.grid = main.getByRole('grid', { name: 'Stacks' })
    this.search = main.getByRole('searchbox', { name: 'Search stacks' })
    this.filters = main.getByRole('group', { name: 'Filter by state' })
    this.add = main.getByRole('button', { name: 'Add a stack' })
    this.trySample = main.getByRole('button', { name: 'Try the sample' })
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  state(name: string): Locator {
    return this.row(name).getByRole('gridcell').nth(1)
  }

  endpoint(name: string): Locator {
    return this.row(name).getByRole('gridcell').nth(3).getByRole('link')
  }

  filter(label: string): Locator {
    return this.filters.getByRole('button', { name: label })
  }

  /** The verb on the row itself, e.g. "Start". */
  verb(name: string, verb: string): Locator {
    return this.row(name).getByRole('button', { name: new RegExp(`^${verb}`) })
  }

  async open(name: string): Promise<void> {
    await this.row(name).getByRole('link', { name, exact: true }).click()
  }

  /** From the menu at the end of the row. */
  async choose(name: string, item: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `More actions for ${name}` })
      .click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }
}
