// Which Gantry this is and what its door can do; asked once, when the door opens.
import { create } from 'zustand'
import type { Outputs } from '../../shared/contract/index.ts'
import { client } from '../client.ts'

export type AppInfo = Outputs['app']['info']

export const useApp = create<{ readonly info?: AppInfo }>(() => ({}))

export async function readAppInfo(): Promise<void> {
  useApp.setState({ info: await client.app.info() })
}
