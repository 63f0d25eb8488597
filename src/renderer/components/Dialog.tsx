// A dialog, and the consent dialog: dialogs only ask. Escape closes the topmost layer and focus returns to its opener.
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { type Trouble, troubleOf } from '../trouble.ts'
import { Button } from './Button.tsx'
import styles from './dialog.module.css'
import { FaultPanel } from './FaultPanel.tsx'
import { IconButton } from './IconButton.tsx'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons at the foot, the verb last. */
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'normal' | 'wide'
  /** Left out: the dialog itself, so that its name is read and Tab goes to its first control. */
  readonly initialFocus?: RefObject<HTMLElement | null>
}

export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, children, actions, width = 'normal', initialFocus } = props
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup ref={popup} className={`${styles.popup} ${styles[width]}`} initialFocus={initialFocus ?? popup}>
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close render={<IconButton icon={X} label="Close" keys="Escape" />} />
          </header>
          <div className={styles.body}>
            {description && (
              <Base.Description className={styles.description} render={<div />}>
                {description}
              </Base.Description>
            )}
            {children}
          </div>
          {actions && <footer className={styles.footer}>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

interface ConsentDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** A question that names the thing: "Remove shop from the list?" */
  readonly title: string
  /** The consequences, before the buttons. */
  readonly children: ReactNode
  /** The button repeats the verb: "Remove from list". */
  readonly verb: string
  readonly danger?: boolean
  /** Consent can be given: e.g. the name has been typed. */
  readonly ready?: boolean
  /** Why not yet. */
  readonly notReady?: string
  readonly onConsent: () => Promise<void>
}

export function ConsentDialog(props: ConsentDialogProps) {
  const { open, onClose, title, children, verb, danger = false, ready = true, notReady = 'Confirm above first', onConsent } = props
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const cancel = useRef<HTMLButtonElement>(null)
  const close = () => {
    setTrouble(undefined)
    onClose()
  }
  const consent = async () => {
    setBusy(true)
    try {
      await onConsent()
      close()
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  const actions = (
    <>
      <Button ref={cancel} onClick={close}>
        Cancel
      </Button>
      <Button variant={danger ? 'danger' : 'primary'} busy={busy} blocked={ready ? undefined : notReady} onClick={() => void consent()}>
        {verb}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={close} title={title} width="narrow" actions={actions} initialFocus={cancel}>
      <div className={styles.words}>{children}</div>
      {trouble && <FaultPanel trouble={trouble} urgent />}
    </Dialog>
  )
}
