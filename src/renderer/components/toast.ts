// The one way to raise a toast, from anywhere. It states a result; an error stays until it is closed.
import { Toast } from '@base-ui/react/toast'

export interface ToastData {
  readonly tone: 'ok' | 'bad' | 'info'
  readonly link?: { readonly label: string; readonly href: string }
}

export const toasts = Toast.createToastManager<ToastData>()

interface ToastOptions extends ToastData {
  readonly title: string
  readonly description?: string
}

export function toast({ title, description, ...data }: ToastOptions): void {
  toasts.add({ title, description, data, timeout: data.tone === 'bad' ? 0 : 6000, priority: 'low' })
}
