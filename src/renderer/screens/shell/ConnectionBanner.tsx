// Tells that Gantry itself (not the engine) is not answering, and what will happen.
import { Banner } from '../../components/Banner.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useConnection } from '../../connection.ts'

export function ConnectionBanner() {
  const { state, everOpen, closedAt } = useConnection()
  if (state === 'refused') {
    return (
      <Banner tone="bad">
        This window's address is no longer valid. Open Gantry again from where you started it, or use the address that it prints.
      </Banner>
    )
  }
  if (state !== 'closed') return null
  if (!everOpen) return <Banner tone="warn">Gantry is not answering yet. This window connects by itself.</Banner>
  return (
    <Banner tone="warn">
      Gantry is not answering, or was stopped. What is shown was true{' '}
      {closedAt ? <RelativeTime iso={new Date(closedAt).toISOString()} /> : 'before'}; this window connects by itself when it is back.
    </Banner>
  )
}
