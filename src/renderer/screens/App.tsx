// The page: what every screen needs around it, and the screen that the address names.
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Toasts } from '../components/Toasts.tsx'
import { TooltipProvider } from '../components/Tooltip.tsx'

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider delay={500}>
        <main>
          <h1>Gantry</h1>
        </main>
        <Toasts />
      </TooltipProvider>
    </CSPProvider>
  )
}
