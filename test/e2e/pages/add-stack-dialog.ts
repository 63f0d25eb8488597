// Adding a stack: choosing a folder, then the review of what is in it.
import type { Locator, Page } from '@playwright/test'

export class AddStackDialog {
  readonly page: Page
  readonly dialog: Locator
  readonly field: Locator
  readonly look: Locator
  readonly problem: Locator
  readonly recent: Locator
  readonly folders: Locator
  readonly add: Locator
  readonly addAndStart: Locator
  readonly back: Locator
  readonly again: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
    this.field = this.dialog.getByRole('textbox', { name: 'Folder or compose file' })
    this.look = this.dialog.getByRole('button', { name: 'Look inside' })
    this.problem = this.dialog.getByRole('alert')
    this.recent = this.dialog.getByRole('region', { name: 'Recent' })
    this.folders = this.dialog.getByRole('listbox', { name: /^Folders in/ })
    this.add = this.dialog.getByRole('button', { name: 'Add', exact: true })
    this.addAndStart = this.dialog.getByRole('button', { name: /^Add and start/ })
    this.back = this.dialog.getByRole('button', { name: 'Choose another folder' })
    this.again = this.dialog.getByRole('button', { name: 'Read it again' })
  }

  /** Opens it with its shortcut, and goes on to the review of a folder. */
  async review(folder: string): Promise<void> {
    await this.page.keyboard.press('Control+o')
    await this.field.fill(folder)
    await this.field.press('Enter')
  }

  folder(name: string): Locator {
    return this.folders.getByRole('option', { name })
  }
}
