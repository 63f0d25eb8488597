// The page: what every screen needs around it, and the screen that the address names.
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Toasts } from '../components/Toasts.tsx'
import { TooltipProvider } from '../components/Tooltip.tsx'
import { type Route, useRoute } from '../router.ts'
import { JobScreen } from './jobs/JobScreen.tsx'
import { JobsScreen } from './jobs/JobsScreen.tsx'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import { Shell } from './shell/Shell.tsx'
import { StackScreen } from './stack/StackScreen.tsx'
import { StacksScreen } from './stacks/StacksScreen.tsx'

export function App() {
  const route = useRoute()
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider delay={500}>
        <Shell route={route}>
          <Screen route={route} />
        </Shell>
        <Toasts />
      </TooltipProvider>
    </CSPProvider>
  )
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'stacks':
      return <StacksScreen />
    case 'stack':
      return <StackScreen key={route.id} id={route.id} tab={route.tab} service={route.service} />
    case 'jobs':
      return <JobsScreen />
    case 'job':
      return <JobScreen key={route.id} id={route.id} />
    case 'settings':
      return <SettingsScreen />
  }
}
