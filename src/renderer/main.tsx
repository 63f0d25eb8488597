// The window starts here: the schemas' switch first, then the theme, the door, the stores and the page.
import '../shared/zod.ts'
import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { connect } from './connection.ts'
import { App } from './screens/App.tsx'
import { followEverything } from './state/index.ts'
import { applyTheme } from './state/theme.ts'

applyTheme()
connect()
followEverything()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
