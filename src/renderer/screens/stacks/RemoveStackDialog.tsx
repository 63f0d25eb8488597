// Takes a stack off the list; says plainly that nothing else happens.
import { client } from '../../client.ts'
import { ConsentDialog } from '../../components/Dialog.tsx'
import { currentRoute, navigate } from '../../router.ts'
import { useStack } from '../../state/stacks.ts'
import { announce } from '../../state/ui.ts'

interface RemoveStackDialogProps {
  readonly stackId: string
  readonly onClose: () => void
}

export function RemoveStackDialog({ stackId, onClose }: RemoveStackDialogProps) {
  const stack = useStack(stackId)
  if (!stack) return null
  const alive = stack.services.some((service) => service.containers.length > 0)
  const remove = async () => {
    await client.stacks.remove({ id: stack.id })
    announce(`${stack.name} removed from the list`)
    const route = currentRoute()
    if (route.page === 'stack' && route.id === stack.id) navigate({ page: 'stacks' }, { replace: true })
  }
  return (
    <ConsentDialog open onClose={onClose} title={`Remove ${stack.name} from the list?`} verb="Remove from list" onConsent={remove}>
      <p>
        Its folder, containers and volumes are not touched.
        {stack.folder && (
          <>
            {' '}
            You can add <strong>{stack.folder}</strong> again at any time.
          </>
        )}
      </p>
      {alive && <p>Its containers stay on the engine, so it is still shown as a stack started elsewhere.</p>}
    </ConsentDialog>
  )
}
