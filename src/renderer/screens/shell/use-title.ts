// The window's title: what is open, then the app.
import { useEffect } from 'react'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} - Gantry` : 'Gantry'
  }, [title])
}
