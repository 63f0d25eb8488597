// What is wrong with the engine, where the stacks are: a line when they are known, the whole page when nothing is.
import { FlaskConical, RefreshCw, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { EngineStatus } from '../../../shared/model/engine.ts'
import { client } from '../../client.ts'
import { trySample } from '../../commands/global-actions.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { FaultPanel } from '../../components/FaultPanel.tsx'
import { RelativeTime, useNow } from '../../components/RelativeTime.tsx'
import { toast } from '../../components/toast.ts'
import { hrefOf, navigate } from '../../router.ts'
import { useEngine } from '../../state/engine.ts'
import { troubleOf } from '../../trouble.ts'
import styles from './engine-trouble.module.css'

/** Over a list of stacks: why it may not be true, and what is missing beside the engine. */
export function EngineTrouble({ hasStacks }: { readonly hasStacks: boolean }) {
  const status = useEngine((store) => store.status)
  if (!status) return null
  if (status.state === 'connected') {
    if (status.fault) {
      return (
        <div className={styles.panel}>
          <FaultPanel trouble={status.fault} onJob={showJob} />
        </div>
      )
    }
    return status.context?.warning ? <Banner tone="warn">{status.context.warning}</Banner> : null
  }
  if (!hasStacks) return null
  const since = status.lastSeenAt
  if (status.state === 'slow') {
    return (
      <Banner tone="warn" actions={<Recheck />}>
        The engine is not answering.{' '}
        {since && (
          <>
            What is shown was true <RelativeTime iso={since} />.
          </>
        )}
      </Banner>
    )
  }
  if (status.state === 'connecting') return since ? <Banner tone="info">Connecting to the engine again.</Banner> : null
  return (
    <div className={styles.panel}>
      {status.fault ? <FaultPanel trouble={status.fault} onJob={showJob} /> : <Banner tone="bad">No engine can be reached.</Banner>}
      <p className={styles.note}>
        <span>
          {since ? (
            <>
              What is shown was true <RelativeTime iso={since} />.
            </>
          ) : (
            'The state of your stacks is not known.'
          )}{' '}
          <Retry at={status.retryAt} />
        </span>
        <Recheck />
      </p>
    </div>
  )
}

/** The page when there is neither an engine nor a stack. */
export function NoEngine({ status }: { readonly status: EngineStatus }) {
  return (
    <div className={styles.page}>
      <span className={styles.picture}>
        <Unplug size={28} strokeWidth={1.5} aria-hidden="true" />
      </span>
      <h2 className={styles.title}>No engine can be reached</h2>
      <p className={styles.words}>
        Gantry starts stacks on a container engine such as Docker. This is what it found when it looked for one.
      </p>
      {status.fault && <FaultPanel trouble={status.fault} onJob={showJob} />}
      <div className={styles.actions}>
        <Recheck big primary={!status.fault?.remedies?.length} />
        <Button icon={FlaskConical} onClick={() => void trySample.run()}>
          Look at the sample
        </Button>
        <a href={hrefOf({ page: 'settings' })} className={styles.link}>
          Engine settings
        </a>
      </div>
      <p className={styles.retry}>
        <Retry at={status.retryAt} />
      </p>
    </div>
  )
}

function Retry({ at }: { readonly at: string | undefined }) {
  const now = useNow()
  if (!at) return null
  const seconds = Math.round((Date.parse(at) - now) / 1000)
  return <>{seconds > 10 ? `Gantry looks again in ${seconds} s. ` : 'Gantry keeps looking. '}</>
}

interface RecheckProps {
  readonly big?: boolean
  readonly primary?: boolean
}

function Recheck({ big = false, primary = false }: RecheckProps) {
  const [busy, setBusy] = useState(false)
  const recheck = async () => {
    setBusy(true)
    try {
      await client.engine.recheck()
    } catch (error) {
      toast({ tone: 'bad', title: troubleOf(error).message })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      size={big ? 'normal' : 'small'}
      variant={primary ? 'primary' : 'default'}
      icon={RefreshCw}
      busy={busy}
      onClick={() => void recheck()}
    >
      Recheck
    </Button>
  )
}

function showJob(id: string): void {
  navigate({ page: 'job', id })
}
