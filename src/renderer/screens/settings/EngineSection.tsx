// The engine in use, the ways to others, and whether the installation works.
import { RefreshCw, Stethoscope } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { EngineContext, InstallationCheck } from '../../../shared/model/engine.ts'
import { client } from '../../client.ts'
import { Button } from '../../components/Button.tsx'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { navigate } from '../../router.ts'
import { useEngine } from '../../state/engine.ts'
import { announce } from '../../state/ui.ts'
import { type Trouble, troubleOf } from '../../trouble.ts'
import { ContextList } from './ContextList.tsx'
import { EngineFacts } from './EngineFacts.tsx'
import { InstallationChecks } from './InstallationChecks.tsx'
import { Section } from './Section.tsx'
import styles from './settings.module.css'

export function EngineSection() {
  const { status } = useEngine()
  const [contexts, setContexts] = useState<readonly EngineContext[]>()
  const [checks, setChecks] = useState<readonly InstallationCheck[]>()
  const [busy, setBusy] = useState<string>()
  const [trouble, setTrouble] = useState<Trouble>()

  const attempt = useCallback(async (what: string, work: () => Promise<void>) => {
    setBusy(what)
    setTrouble(undefined)
    try {
      await work()
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(undefined)
    }
  }, [])

  const look = useCallback(() => attempt('contexts', async () => setContexts((await client.engine.contexts()).contexts)), [attempt])
  const check = useCallback(
    () =>
      attempt('check', async () => {
        const answer = await client.engine.check()
        setChecks(answer.checks)
        const bad = answer.checks.filter((each) => each.state === 'failed').length
        announce(bad === 0 ? 'The installation works' : `${bad} of ${answer.checks.length} checks failed`)
      }),
    [attempt],
  )
  const use = (context: string | null) =>
    attempt(`use ${context}`, async () => {
      await client.engine.use({ context })
      setContexts((await client.engine.contexts()).contexts)
    })

  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- asked once on arrival; shows that it is being asked
    void look()
  }, [look])

  useEffect(() => {
    const run = () => void check()
    window.addEventListener('gantry.check', run)
    return () => window.removeEventListener('gantry.check', run)
  }, [check])

  const actions = (
    <div className={styles.sectionActions}>
      <Button size="small" variant="ghost" icon={RefreshCw} busy={busy === 'contexts'} onClick={() => void look()}>
        Look again
      </Button>
      <Button size="small" icon={Stethoscope} busy={busy === 'check'} onClick={() => void check()}>
        Check my installation
      </Button>
    </div>
  )
  return (
    <Section title="Engine" actions={actions}>
      <EngineFacts status={status} />
      {status?.fault && <FaultPanel bare trouble={status.fault} onJob={(id) => navigate({ page: 'job', id })} />}
      {trouble && <FaultPanel bare trouble={trouble} urgent />}
      {checks && <InstallationChecks checks={checks} />}
      <ContextList contexts={contexts} busy={busy} onUse={(context) => void use(context)} />
    </Section>
  )
}
