// The theme and the density on <html>, kept in step with the settings and with the system. The last theme is remembered
// in the window, so that the first frame has it before the settings have come.
import { platform } from '../commands/keys.ts'
import { useSettings } from './settings.ts'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const rememberedAs = 'gantry.theme'

export function applyTheme(): void {
  paint(remembered(), 'default')
  useSettings.subscribe(({ settings, loaded }) => {
    if (!loaded) return
    remember(settings.theme)
    paint(settings.theme, settings.density)
  })
  dark.addEventListener('change', () => {
    const { settings, loaded } = useSettings.getState()
    paint(loaded ? settings.theme : remembered(), settings.density)
  })
}

function paint(theme: string, density: string): void {
  const root = document.documentElement
  root.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  root.dataset.density = density
  root.dataset.platform = platform
  root.dataset.door = window.gantry ? 'electron' : 'browser'
}

function remembered(): string {
  try {
    return window.localStorage.getItem(rememberedAs) ?? 'system'
  } catch {
    return 'system'
  }
}

function remember(theme: string): void {
  try {
    window.localStorage.setItem(rememberedAs, theme)
  } catch {
    // Storage is off: the next start paints the system's theme first.
  }
}
