// What is to be known about the whole page: it is not up to date, its files are gone, Compose warns of something.
import { useState } from 'react'
import type { Stack } from '../../../shared/model/stack.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useEngine } from '../../state/engine.ts'
import { useStacks } from '../../state/stacks.ts'
import { openLayer } from '../../state/ui.ts'

export function StackBanners({ stack }: { readonly stack: Stack }) {
  return (
    <>
      <StaleBanner stack={stack} />
      {stack.source === 'found' ? <FoundBanner stack={stack} /> : !stack.filesPresent && <FilesGoneBanner />}
      {stack.warnings.length > 0 && <Warnings warnings={stack.warnings} />}
    </>
  )
}

/** Started by something else: its folder is known from its labels only, and is not read unless the person adds it. */
function FoundBanner({ stack: { folder } }: { readonly stack: Stack }) {
  const add = folder !== undefined && (
    <Button size="small" onClick={() => openLayer({ kind: 'addStack', folder })}>
      Add its folder
    </Button>
  )
  return (
    <Banner tone="info" actions={add}>
      It was started elsewhere. It can be stopped, restarted and taken down;{' '}
      {folder === undefined ? 'where its compose files lie is not known.' : 'to start or change it, add its folder to the list.'}
    </Banner>
  )
}

function FilesGoneBanner() {
  return (
    <Banner tone="warn">
      Its compose files are not there any more. Its containers can be stopped, restarted and taken down; to start it the files are needed.
    </Banner>
  )
}

/** The window's own lost connection has a banner of its own, above every page. */
function StaleBanner({ stack }: { readonly stack: Stack }) {
  const lost = useStacks((store) => store.stale)
  const seen = useEngine((store) => store.status?.lastSeenAt)
  if (!stack.stale || lost) return null
  return (
    <Banner tone="warn">
      The engine is not answering. This is what was known {seen ? <RelativeTime iso={seen} /> : 'when it last did'}.
    </Banner>
  )
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const [open, setOpen] = useState(false)
  const [first, ...rest] = warnings
  const more = rest.length > 0 && (
    <Button size="small" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? 'Show less' : `${rest.length} more`}
    </Button>
  )
  return (
    <Banner tone="info" actions={more}>
      {first}
      {open &&
        rest.map((warning) => (
          <span key={warning}>
            <br />
            {warning}
          </span>
        ))}
    </Banner>
  )
}
