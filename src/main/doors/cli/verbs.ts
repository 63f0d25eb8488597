// The verbs of the command line, in the order in which help lists them.
import type { Verb } from './verb.ts'
import { call } from './verbs/call.ts'
import { doctor } from './verbs/doctor.ts'
import { down } from './verbs/down.ts'
import { logs } from './verbs/logs.ts'
import { open } from './verbs/open.ts'
import { ps } from './verbs/ps.ts'
import { restart } from './verbs/restart.ts'
import { stacks } from './verbs/stacks.ts'
import { stop } from './verbs/stop.ts'
import { up } from './verbs/up.ts'

export const verbs: readonly Verb[] = [up, down, stop, restart, ps, logs, stacks, doctor, open, call]
