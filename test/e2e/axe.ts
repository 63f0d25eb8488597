// What axe finds on a page, in words that a failing test can show.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const ofColour = ['color-contrast', 'link-in-text-block']

/** Base UI's ends of a floating layer: whoever comes to one by Tab is sent on at once, so they are never where focus rests. */
const guards = '[data-base-ui-focus-guard]'

export async function isAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const axe = new AxeBuilder({ page }).exclude(guards)
    // A theme changes colours and nothing else, so the second one is asked for those alone.
    const { violations } = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(ofColour)).analyze()
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`),
    )
    expect(found, `${what}, ${colorScheme}`).toEqual([])
    await picture(page, `${what} ${colorScheme}`)
  }
}

/** For eyes, when a folder for them is named. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['GANTRY_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` })
}

/** No horizontal scroll of the page itself, and nothing that can be used lies outside of it. */
export async function fitsWidth(page: Page, what: string): Promise<void> {
  const outside = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/(auto|scroll)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const lost = [...document.querySelectorAll<HTMLElement>('a[href], button, input, [tabindex="0"]')].filter((element) => {
      const box = element.getBoundingClientRect()
      return box.width > 1 && box.height > 1 && (box.right > clientWidth + 1 || box.left < -1) && !scrolls(element.parentElement)
    })
    return {
      page: scrollWidth > clientWidth ? `${scrollWidth} wide in ${clientWidth}` : 'fits',
      lost: lost.map((element) => element.getAttribute('aria-label') ?? element.innerText),
    }
  })
  expect(outside, what).toEqual({ page: 'fits', lost: [] })
}
