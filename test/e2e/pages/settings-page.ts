// The settings.
import type { Locator, Page } from '@playwright/test'

export class SettingsPage {
  readonly engine: Locator
  readonly appearance: Locator
  readonly keyboard: Locator
  readonly logs: Locator
  readonly about: Locator

  constructor(page: Page) {
    const section = (name: string): Locator => page.getByRole('region', { name, exact: true })
    this.engine = section('Engine')
    this.appearance = section('Appearance')
    this.keyboard = section('Keyboard')
    this.logs = section('Logs')
    this.about = section('About')
  }

  theme(name: 'System' | 'Light' | 'Dark'): Locator {
    return this.appearance.getByRole('radio', { name })
  }
}
