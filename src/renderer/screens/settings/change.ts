// Changes a setting from a control; one that can't be kept is put back and a toast says so.
import type { Settings } from '../../../shared/model/settings.ts'
import { toast } from '../../components/toast.ts'
import { changeSettings } from '../../state/settings.ts'
import { troubleOf } from '../../trouble.ts'

export function change(changes: Partial<Settings>): void {
  changeSettings(changes).catch((error: unknown) => {
    const { message, hint } = troubleOf(error)
    toast({ tone: 'bad', title: message, description: hint })
  })
}
