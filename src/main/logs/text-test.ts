// What a person looks for in lines, as a test of many lines at once that takes only so long.
import { FaultError } from '../../shared/fault.ts'
import { plainText } from './clean-line.ts'
import { runWithin } from './time-limit.ts'

export interface TextQuery {
  readonly query: string
  readonly regex?: boolean | undefined
  readonly caseSensitive?: boolean | undefined
}

export interface Tested {
  /** For each of the first `passed.length` texts, whether it matches. Fewer than were given: the time was over. */
  readonly passed: readonly boolean[]
}

export type TextTest = (texts: readonly string[]) => Tested

/**
 * Milliseconds by the clock on the wall, so that a busy machine may use some of them up: a line that could not be tested
 * in the usual time gets a longer one before it is given up.
 */
const patience = { usual: 50, last: 250 } as const

/** Throws the fault `input.invalid` for a regular expression that is none. */
export function textTest({ query, regex = false, caseSensitive = false }: TextQuery): TextTest {
  if (regex) return regexTest(expression(query, caseSensitive))
  const wanted = caseSensitive ? query : query.toLowerCase()
  return (texts) => ({
    passed: texts.map((text) => (caseSensitive ? plainText(text) : plainText(text).toLowerCase()).includes(wanted)),
  })
}

function regexTest(pattern: RegExp): TextTest {
  return (texts) => {
    const passed: boolean[] = []
    const work = (): void => {
      for (const text of texts.slice(passed.length)) passed.push(pattern.test(plainText(text)))
    }
    const { stopped } = runWithin(patience.usual, work)
    if (stopped && passed.length === 0) runWithin(patience.last, work)
    return { passed }
  }
}

function expression(query: string, caseSensitive: boolean): RegExp {
  try {
    return new RegExp(query, caseSensitive ? '' : 'i')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error)
    throw new FaultError({
      code: 'input.invalid',
      message: `This is not a regular expression: ${reason}.`,
      hint: 'To look for the text as it stands, switch regular expressions off.',
    })
  }
}

export function tooSlow(query: string): FaultError {
  return new FaultError({
    code: 'input.invalid',
    message: `The pattern ${query} takes too long to test on a line of this log.`,
    hint: 'A repeat inside a repeat, as in (a+)+, does that. Make the pattern simpler.',
  })
}
