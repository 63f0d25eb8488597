// What can be done anywhere in the window.
import {
  ArrowLeft,
  ArrowRight,
  Boxes,
  CircleHelp,
  FlaskConical,
  FolderPlus,
  ListChecks,
  Moon,
  PanelLeft,
  RefreshCw,
  Search,
  Settings,
  Sun,
  SunMoon,
  Stethoscope,
  SquareDashedMousePointer,
} from 'lucide-react'
import { client } from '../client.ts'
import { toast } from '../components/toast.ts'
import { navigate } from '../router.ts'
import { changeSettings, useSettings } from '../state/settings.ts'
import { announce, openLayer } from '../state/ui.ts'
import { troubleOf } from '../trouble.ts'
import type { Action } from './action.ts'
import { cycleRegion } from './regions.ts'

export const addStack: Action = {
  id: 'stacks.add',
  title: () => 'Add a stack',
  label: 'Add a stack',
  keywords: ['open', 'folder', 'new', 'import', 'compose'],
  icon: FolderPlus,
  group: 'Stack',
  keys: 'Mod+O',
  asks: true,
  run: () => openLayer({ kind: 'addStack' }),
}

export const trySample: Action = {
  id: 'stacks.addSample',
  title: () => 'Try the sample stack',
  label: 'Try the sample',
  keywords: ['demo', 'example', 'first'],
  icon: FlaskConical,
  group: 'Stack',
  run: () =>
    told(async () => {
      const { id } = await client.stacks.addSample()
      navigate({ page: 'stack', id, tab: 'overview' })
    }),
}

export const openPalette: Action = {
  id: 'window.palette',
  title: () => 'Search or run a command',
  label: 'Search or run a command',
  icon: Search,
  group: 'Window',
  keys: 'Mod+K',
  run: () => openLayer({ kind: 'palette' }),
}

export const showShortcuts: Action = {
  id: 'window.shortcuts',
  title: () => 'Show keyboard shortcuts',
  label: 'Keyboard shortcuts',
  keywords: ['help', 'keys'],
  icon: CircleHelp,
  group: 'Window',
  keys: '?',
  alsoKeys: ['Mod+/'],
  run: () => openLayer({ kind: 'shortcuts' }),
}

export const toggleSidebar: Action = {
  id: 'window.sidebar',
  title: () => 'Collapse or expand the side bar',
  label: 'Collapse or expand the side bar',
  icon: PanelLeft,
  group: 'Window',
  keys: 'Mod+B',
  run: () => told(() => changeSettings({ sidebarCollapsed: !useSettings.getState().settings.sidebarCollapsed })),
}

export const goToStacks: Action = {
  id: 'go.stacks',
  title: () => 'Go to stacks',
  label: 'Stacks',
  keywords: ['home', 'list'],
  icon: Boxes,
  group: 'Go to',
  keys: 'Mod+1',
  run: () => navigate({ page: 'stacks' }),
}

export const goToJobs: Action = {
  id: 'go.jobs',
  title: () => 'Go to jobs',
  label: 'Jobs',
  keywords: ['activity', 'history', 'progress'],
  icon: ListChecks,
  group: 'Go to',
  keys: 'Mod+J',
  alsoKeys: ['Mod+2'],
  run: () => navigate({ page: 'jobs' }),
}

export const goToSettings: Action = {
  id: 'go.settings',
  title: () => 'Go to settings',
  label: 'Settings',
  keywords: ['preferences', 'options', 'engine', 'theme'],
  icon: Settings,
  group: 'Go to',
  keys: 'Mod+,',
  alsoKeys: ['Mod+3'],
  run: () => navigate({ page: 'settings' }),
}

const goBack: Action = {
  id: 'go.back',
  title: () => 'Go back',
  label: 'Go back',
  icon: ArrowLeft,
  group: 'Go to',
  keys: 'Alt+ArrowLeft',
  run: () => window.history.back(),
}

const goForward: Action = {
  id: 'go.forward',
  title: () => 'Go forward',
  label: 'Go forward',
  icon: ArrowRight,
  group: 'Go to',
  keys: 'Alt+ArrowRight',
  run: () => window.history.forward(),
}

const findInView: Action = {
  id: 'window.find',
  title: () => 'Find in this view',
  label: 'Find in this view',
  keywords: ['search', 'filter'],
  icon: Search,
  group: 'Window',
  keys: 'Mod+F',
  alsoKeys: ['/'],
  run: () => {
    const field = document.querySelector<HTMLInputElement>('main [role="searchbox"]')
    field?.focus()
    field?.select()
  },
}

const nextRegion: Action = {
  id: 'window.nextRegion',
  title: () => 'Go to the next part of the window',
  label: 'Next part of the window',
  icon: SquareDashedMousePointer,
  group: 'Window',
  keys: 'F6',
  run: () => cycleRegion(1),
}

const previousRegion: Action = {
  id: 'window.previousRegion',
  title: () => 'Go to the previous part of the window',
  label: 'Previous part of the window',
  icon: SquareDashedMousePointer,
  group: 'Window',
  keys: 'Shift+F6',
  run: () => cycleRegion(-1),
}

export const recheckEngine: Action = {
  id: 'engine.recheck',
  title: () => 'Look for the engine again',
  label: 'Recheck',
  keywords: ['docker', 'retry', 'connect'],
  icon: RefreshCw,
  group: 'Engine',
  run: () => told(async () => void (await client.engine.recheck())),
}

const checkInstallation: Action = {
  id: 'engine.check',
  title: () => 'Check my installation',
  label: 'Check my installation',
  keywords: ['doctor', 'diagnose', 'docker'],
  icon: Stethoscope,
  group: 'Engine',
  run: () => {
    navigate({ page: 'settings' })
    openLayer({ kind: 'none' })
    window.dispatchEvent(new CustomEvent('gantry.check'))
  },
}

const themeActions: readonly Action[] = (
  [
    ['light', 'Use the light theme', Sun],
    ['dark', 'Use the dark theme', Moon],
    ['system', 'Use the theme of the system', SunMoon],
  ] as const
).map(([theme, title, icon]) => ({
  id: `theme.${theme}`,
  title: () => title,
  label: title,
  keywords: ['appearance', 'colour', 'color', 'mode'],
  icon,
  group: 'Window',
  run: () => told(() => changeSettings({ theme })),
}))

export const globalActions: readonly Action[] = [
  openPalette,
  addStack,
  trySample,
  goToStacks,
  goToJobs,
  goToSettings,
  goBack,
  goForward,
  findInView,
  nextRegion,
  previousRegion,
  toggleSidebar,
  showShortcuts,
  recheckEngine,
  checkInstallation,
  ...themeActions,
]

/** Runs it; a failure has no place of its own here, so a toast tells it and stays until it is closed. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { message, hint } = troubleOf(error)
    toast({ tone: 'bad', title: message, description: hint })
    announce(message)
  }
}
