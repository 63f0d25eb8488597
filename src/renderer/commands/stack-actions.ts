// Everything that can be done with a stack, in the order in which it is offered.
import type { Stack } from '../../shared/model/stack.ts'
import type { Action } from './action.ts'
import { removeStack, takeDownStack, takeDownWithVolumes } from './stack-away-actions.ts'
import { copyStackFolder, openStack, openStackLink, showStackLogs } from './stack-look-actions.ts'
import { buildWithoutCache, pullStack, rebuildStack, recreateStack, scaleService } from './stack-make-actions.ts'
import { cancelStackJob, pauseStack, restartStack, startStack, stopRest, stopStack, unpauseStack } from './stack-run-actions.ts'

export const stackActions: readonly Action<Stack>[] = [
  openStack,
  startStack,
  stopStack,
  stopRest,
  restartStack,
  cancelStackJob,
  showStackLogs,
  openStackLink,
  pauseStack,
  unpauseStack,
  pullStack,
  rebuildStack,
  buildWithoutCache,
  recreateStack,
  scaleService,
  copyStackFolder,
  takeDownStack,
  takeDownWithVolumes,
  removeStack,
]
