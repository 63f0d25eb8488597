// The one contract that serves all three doors.
import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { app } from './app.ts'
import { engine } from './engine.ts'
import { files } from './files.ts'
import { jobs } from './jobs.ts'
import { logs } from './logs.ts'
import { settings } from './settings.ts'
import { stacks } from './stacks.ts'

export const contract = { app, engine, files, jobs, logs, settings, stacks }

export type Contract = typeof contract
export type GantryClient = ContractRouterClient<Contract>
export type Inputs = InferContractRouterInputs<Contract>
export type Outputs = InferContractRouterOutputs<Contract>
