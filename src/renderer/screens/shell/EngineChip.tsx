// Which engine, in which state; the menu switches to another one.
import { ChevronDown, RefreshCw, Settings } from 'lucide-react'
import { useState } from 'react'
import type { EngineContext } from '../../../shared/model/engine.ts'
import { client } from '../../client.ts'
import { goToSettings, recheckEngine } from '../../commands/global-actions.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { LookGlyph } from '../../components/StateGlyph.tsx'
import { toast } from '../../components/toast.ts'
import { useEngine } from '../../state/engine.ts'
import { troubleOf } from '../../trouble.ts'
import styles from './engine-chip.module.css'
import { engineLook, engineName } from './engine-words.ts'

export function EngineChip() {
  const { status, stale } = useEngine()
  const [contexts, setContexts] = useState<readonly EngineContext[]>([])
  const look = engineLook(status, stale)
  const load = () => {
    client.engine.contexts().then(
      (answer) => setContexts(answer.contexts),
      () => setContexts([]),
    )
  }
  const items: MenuItem[] = contexts.map((context) => ({
    id: context.name,
    label: context.name,
    note: context.reachable === false ? `${context.host} - not reachable` : context.host,
    checked: context.current,
    onSelect: () => void use(context.name),
  }))
  const more: MenuItem[] = [
    { id: 'recheck', label: 'Recheck', icon: RefreshCw, onSelect: () => void recheckEngine.run() },
    { id: 'settings', label: 'Engine settings', icon: Settings, keys: goToSettings.keys, onSelect: () => void goToSettings.run() },
  ]
  const trigger = (
    <button type="button" className={styles.chip}>
      <LookGlyph look={look} />
      <span className={styles.name}>{engineName(status)}</span>
      {look.word === 'Connected' ? <span className="visually-hidden">{look.word}</span> : <span className={styles.word}>{look.word}</span>}
      <ChevronDown size={12} aria-hidden="true" />
    </button>
  )
  return <Menu trigger={trigger} align="start" groups={[items, more]} onOpen={load} />
}

async function use(context: string): Promise<void> {
  try {
    await client.engine.use({ context })
  } catch (error) {
    const { message, hint } = troubleOf(error)
    toast({ tone: 'bad', title: message, description: hint })
  }
}
