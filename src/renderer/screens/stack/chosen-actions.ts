// What can be done with several services at once.
import { Play, RotateCw, Square } from 'lucide-react'
import type { Service, Stack } from '../../../shared/model/stack.ts'
import { client } from '../../client.ts'
import type { Action } from '../../commands/action.ts'
import { startStackJob } from '../../commands/start-job.ts'
import { engineReason, useEngine } from '../../state/engine.ts'
import { isAlive } from './service-facts.ts'

export interface Chosen {
  readonly stack: Stack
  readonly services: readonly Service[]
}

type ChosenAction = Action<Chosen>

const blocked = () => engineReason(useEngine.getState())
const named = ({ services }: Chosen) => services.map((service) => service.name)

export const startChosen: ChosenAction = {
  id: 'chosen.start',
  title: ({ services }) => `Start ${services.length} services`,
  label: 'Start',
  icon: Play,
  group: 'Service',
  keys: 's',
  when: ({ stack, services }) => stack.filesPresent && services.some((service) => !isAlive(service)),
  blocked,
  run: async (chosen) => run(chosen, 'Starting', (target) => client.stacks.start(target)),
}

export const stopChosen: ChosenAction = {
  id: 'chosen.stop',
  title: ({ services }) => `Stop ${services.length} services`,
  label: 'Stop',
  icon: Square,
  group: 'Service',
  keys: 'Shift+S',
  when: ({ services }) => services.some(isAlive),
  blocked,
  run: async (chosen) => run(chosen, 'Stopping', (target) => client.stacks.stop(target)),
}

export const restartChosen: ChosenAction = {
  id: 'chosen.restart',
  title: ({ services }) => `Restart ${services.length} services`,
  label: 'Restart',
  icon: RotateCw,
  group: 'Service',
  keys: 'r',
  when: ({ services }) => services.some(isAlive),
  blocked,
  run: async (chosen) => run(chosen, 'Restarting', (target) => client.stacks.restart(target)),
}

export const chosenActions: readonly ChosenAction[] = [startChosen, stopChosen, restartChosen]

type Verb = (target: { readonly id: string; readonly services: string[] }) => Promise<{ readonly jobId: string }>

async function run(chosen: Chosen, doing: string, verb: Verb): Promise<void> {
  const services = named(chosen)
  await startStackJob(chosen.stack.id, `${doing} ${services.join(', ')}`, () => verb({ id: chosen.stack.id, services }))
}
