// The command palette.
import { expect, type Locator, type Page } from '@playwright/test'

export class Palette {
  readonly field: Locator
  readonly results: Locator
  readonly selected: Locator

  constructor(page: Page) {
    this.field = page.getByRole('combobox', { name: 'Search or run a command' })
    this.results = page.getByRole('listbox', { name: 'Results' }).getByRole('option')
    this.selected = page.getByRole('option', { selected: true })
  }

  /** Types, and runs the first result, which must be this one. */
  async run(query: string, expected: string | RegExp): Promise<void> {
    await this.field.fill(query)
    await expect(this.selected).toContainText(expected)
    await this.field.press('Enter')
  }
}
