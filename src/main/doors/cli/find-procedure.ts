// Looks a procedure up in the contract by the name that a person typed.
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { contract, type GantryClient } from '../../../shared/contract/index.ts'
import { startsJob } from '../../../shared/contract/procedure.ts'
import { UsageError } from './usage-error.ts'

export interface Procedure {
  readonly name: string
  /** Its answer is the id of a job that it started. */
  readonly startsJob: boolean
  call(client: GantryClient, input: unknown, signal: AbortSignal): Promise<unknown>
}

/** `stacks.list`, …: every procedure that there is. */
export function procedureNames(): string[] {
  return Object.entries(contract).flatMap(([domain, verbs]) => Object.keys(verbs).map((verb) => `${domain}.${verb}`))
}

export function findProcedure(name: string): Procedure {
  const [domain = '', verb = '', ...rest] = name.split('.')
  const found = rest.length === 0 ? own(own(contract, domain), verb) : undefined
  if (!isContractProcedure(found)) throw new UsageError(unknown(name, domain))
  return {
    name,
    startsJob: isJobStarter(found),
    async call(client, input, signal) {
      // Which of the procedures it is, is known only now; main checks name and input.
      const procedure = Reflect.get(Reflect.get(client, domain), verb)
      return procedure(input, { signal })
    },
  }
}

function isJobStarter(procedure: AnyContractProcedure): boolean {
  return procedure['~orpc'].outputSchema === startsJob
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

function unknown(name: string, domain: string): string {
  const inDomain = procedureNames().filter((each) => each.startsWith(`${domain}.`))
  const choices = inDomain.length > 0 ? inDomain : Object.keys(contract).map((each) => `${each}.…`)
  return `There is no procedure ${JSON.stringify(name)}. There are: ${choices.join(', ')}`
}
