// The frame around every screen, and the ways from it to each screen and layer.
import { expect, type Locator, type Page } from '@playwright/test'
import { AddStackDialog } from './add-stack-dialog.ts'
import { JobPage } from './job-page.ts'
import { JobsPage } from './jobs-page.ts'
import { LogPanel } from './log-panel.ts'
import { Palette } from './palette.ts'
import { SettingsPage } from './settings-page.ts'
import { StackPage } from './stack-page.ts'
import { StacksPage } from './stacks-page.ts'

export class Shell {
  readonly page: Page
  readonly stacks: StacksPage
  readonly stack: StackPage
  readonly log: LogPanel
  readonly job: JobPage
  readonly jobs: JobsPage
  readonly settings: SettingsPage
  readonly addStack: AddStackDialog
  readonly palette: Palette
  readonly engineChip: Locator
  readonly jobsPill: Locator
  readonly statusBar: Locator
  readonly sections: Locator
  readonly toasts: Locator
  readonly dialog: Locator
  /** What was said politely, for those who do not see the window. */
  readonly announced: Locator

  constructor(page: Page) {
    this.page = page
    this.stacks = new StacksPage(page)
    this.stack = new StackPage(page)
    this.log = new LogPanel(page)
    this.job = new JobPage(page)
    this.jobs = new JobsPage(page)
    this.settings = new SettingsPage(page)
    this.addStack = new AddStackDialog(page)
    this.palette = new Palette(page)
    this.engineChip = page.getByRole('banner').getByRole('button').first()
    this.jobsPill = page.getByRole('banner').getByRole('link')
    this.statusBar = page.getByRole('contentinfo')
    this.sections = page.getByRole('navigation', { name: 'Sections' })
    this.toasts = page.locator('[data-base-ui-toast], [role="region"] [role="dialog"]')
    this.dialog = page.getByRole('dialog')
    this.announced = page.locator('[role="status"][aria-live="polite"]').last()
  }

  async isConnected(): Promise<void> {
    await expect(this.statusBar).toContainText(/Docker Engine \d/)
  }

  async goTo(section: 'Stacks' | 'Jobs' | 'Settings'): Promise<void> {
    await this.sections.getByRole('link', { name: section }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: section })).toBeVisible()
  }

  /** By its address, as a link or the history leads there. */
  async goToStack(id: string, tab?: 'logs' | 'activity'): Promise<void> {
    await this.page.evaluate((hash) => void (window.location.hash = hash), `#/stacks/${id}${tab ? `/${tab}` : ''}`)
    await expect(this.stack.name).toBeVisible()
  }

  async goToJob(id: string): Promise<void> {
    await this.page.evaluate((hash) => void (window.location.hash = hash), `#/jobs/${id}`)
    await expect(this.job.view).toBeVisible()
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await expect(this.palette.field).toBeFocused()
  }
}
