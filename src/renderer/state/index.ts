// Starts every store's one stream; answers the function that ends them.
import { readAppInfo } from './app.ts'
import { followEngine } from './engine.ts'
import { followJobs } from './jobs.ts'
import { followSettings } from './settings.ts'
import { followStacks } from './stacks.ts'

export function followEverything(): () => void {
  const ends = [followSettings(), followEngine(), followStacks(), followJobs()]
  void readAppInfo().catch(() => {})
  return () => {
    for (const end of ends) end()
  }
}
