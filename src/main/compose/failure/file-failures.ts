// What Compose says of a project that it can't read, turned into faults with a place. Captured in compose.md 1.2.
import type { Fault } from '../../../shared/fault.ts'

/** A fault that may name a path of keys, or words to look for, at which it stands in a file. */
export interface UnplacedFault extends Fault {
  readonly keys?: readonly string[]
  readonly words?: string
  /** The file that Compose names, absolute or relative to the project. */
  readonly file?: string
}

interface FilePattern {
  readonly match: RegExp
  readonly fault: (groups: readonly string[], error: string) => UnplacedFault
}

const keyPath = (dotted: string): string[] => dotted.split('.').filter((key) => key !== '' && key !== '(root)')

const patterns: readonly FilePattern[] = [
  {
    match: /error while interpolating ([^:\s]+): required variable ([A-Za-z_]\w*) is missing a value(?:: (.*))?/,
    fault: ([, path = '', name = '', words = '']) => ({
      code: 'compose.variable',
      message: `The variable ${name} is required and has no value.`,
      hint: words
        ? `The compose file says: ${words}. Set ${name} in the .env file beside the compose file.`
        : `Set ${name} in the .env file beside the compose file, for example: ${name}=value`,
      keys: keyPath(path),
      words: name,
    }),
  },
  {
    match: /required variable ([A-Za-z_]\w*) is missing a value(?:: (.*))?/,
    fault: ([, name = '', words = '']) => ({
      code: 'compose.variable',
      message: `The variable ${name} is required and has no value.`,
      hint: words ? `The compose file says: ${words}.` : `Set ${name} in the .env file beside the compose file.`,
      words: name,
    }),
  },
  {
    match: /invalid interpolation format for ([^\s]+?)\.?\n/,
    fault: ([, path = '']) => ({
      code: 'compose.invalid',
      message: `A $ in ${path} is not a variable that Compose understands.`,
      hint: 'Write $$ for a plain $, or ${NAME} for a variable.',
      keys: keyPath(path),
    }),
  },
  {
    match: /env file (.+?) not found/i,
    fault: ([, file = '']) => ({
      code: 'compose.envFile',
      message: `The env_file ${file} is not there.`,
      hint: 'Create it (an example may lie beside it), or take the entry out of the compose file.',
      words: baseName(file),
    }),
  },
  {
    match: /couldn't find env file: (.+)/i,
    fault: ([, file = '']) => ({
      code: 'compose.envFile',
      message: `The env file ${file} is not there.`,
      hint: 'Create it, or name another.',
      words: baseName(file),
    }),
  },
  {
    match: /failed to read (.+?): line (\d+): (.+)/,
    fault: ([, file = '', line = '', words = '']) => ({
      code: 'compose.envFile',
      message: `${file} can't be read at line ${line}: ${words}.`,
      hint: 'Each line is NAME=value. Put a value with blanks or special characters in quotes.',
      place: { file, line: Number(line) },
    }),
  },
  {
    match: /dependency cycle detected: (.+)/,
    fault: ([, cycle = '']) => ({
      code: 'compose.cycle',
      message: `The services wait for each other in a circle: ${cycle}.`,
      hint: 'Take one of the depends_on entries out, so that one of them can start first.',
      keys: ['services', cycle.split(' -> ')[0] ?? '', 'depends_on'],
    }),
  },
  {
    match: /service "([^"]+)" depends on undefined service "?([^":]+)"?/,
    fault: ([, service = '', on = '']) => ({
      code: 'compose.reference',
      message: `The service ${service} depends on ${on}, which is not in the file.`,
      hint: `Add a service named ${on}, or correct the name under depends_on.`,
      service,
      keys: ['services', service, 'depends_on'],
    }),
  },
  {
    match: /service "([^"]+)" refers to undefined (volume|network|secret|config) ([^:\s]+)/,
    fault: ([, service = '', kind = '', name = '']) => ({
      code: 'compose.reference',
      message: `The service ${service} uses the ${kind} ${name}, which is not declared.`,
      hint:
        kind === 'volume'
          ? `Declare it under volumes: at the end of the file, or write ./${name} if a folder is meant.`
          : `Declare ${name} under ${kind}s: at the end of the file.`,
      service,
      keys: ['services', service, `${kind}s`],
    }),
  },
  {
    match: /service "([^"]+)" has neither an image nor a build context specified/,
    fault: ([, service = '']) => ({
      code: 'compose.invalid',
      message: `The service ${service} has neither an image nor a build section.`,
      hint: 'Add image: with a name, or build: with the folder of a Dockerfile.',
      service,
      keys: ['services', service],
    }),
  },
  {
    match: /(?:validating (.+?): +)?(?:([\w.()-]+) )?additional propert(?:y|ies) (.+?) (?:is|are)? ?not allowed/i,
    fault: ([, file, path = '', names = '']) => {
      const keys = names.split(', ').map((name) => name.replaceAll("'", ''))
      const where = keyPath(path)
      const at = where.length > 0 ? where.join('.') : 'the top of the file'
      return {
        code: 'compose.invalid',
        message: `Compose does not know ${keys.map((key) => `"${key}"`).join(', ')} in ${at}.`,
        hint: 'Check the spelling and the indentation. Keys of your own must begin with x-.',
        keys: [...where, keys[0] ?? ''],
        ...(where[0] === 'services' && where[1] !== undefined && { service: where[1] }),
        ...(file !== undefined && { file }),
      }
    },
  },
  {
    match: /(?:validating (.+?): )?(services\.[\w.-]+(?:\.\d+)?) must be an? (.+)/,
    fault: ([, file, path = '', kind = '']) => ({
      code: 'compose.invalid',
      message: `${path} must be a ${kind.replace('array', 'list')}.`,
      hint:
        kind.startsWith('list') || kind.startsWith('array')
          ? 'Begin each entry with a dash.'
          : 'Compare it with the Compose file reference.',
      keys: keyPath(path),
      ...(file !== undefined && { file }),
    }),
  },
  {
    match: /invalid (hostPort|containerPort|IP address|proto(?:col)?|start port|port)[^:]*: (\S+)/i,
    fault: ([, , value = '']) => ({
      code: 'compose.invalid',
      message: `${value} is not a port that can be published.`,
      hint: 'Ports go from 1 to 65535, written as "HOST:CONTAINER" in quotes.',
      words: value,
    }),
  },
  {
    match: /can't set distinct values on '([^']+)' and '([^']+)'/,
    fault: ([, one = '', other = '']) => ({
      code: 'compose.invalid',
      message: `${one} and ${other} say different things.`,
      hint: 'Keep one of the two.',
      words: one,
    }),
  },
  {
    match: /failed to cast to expected type|invalid boolean/,
    fault: (_groups, error) => ({
      code: 'compose.invalid',
      message: 'A value does not have the type that Compose expects there.',
      hint: 'It often comes from a variable that is empty. Give the variable a value or a default.',
      keys: keyPath(/(services\.[\w.[\]-]+)/.exec(error)?.[1] ?? ''),
    }),
  },
  {
    match: /empty compose file/,
    fault: () => ({
      code: 'compose.empty',
      message: 'The compose file is empty.',
      hint: 'Add a services: section with at least one service.',
    }),
  },
  {
    match: /no configuration file provided|no such file or directory/,
    fault: (_groups, error) => ({
      code: 'stack.filesMissing',
      message: 'A compose file of this stack is not there any more.',
      hint: 'It may have been moved, renamed or deleted.',
      detail: error,
    }),
  },
  {
    match: /project name must not be empty|invalid project name/,
    fault: () => ({
      code: 'compose.invalid',
      message: 'No project name can be made from the name of this folder.',
      hint: 'Add a line such as name: shop at the top of the compose file.',
    }),
  },
]

/** The fault for what Compose said on reading a project. */
export function explainFileFailure(error: string): UnplacedFault {
  for (const { match, fault } of patterns) {
    const groups = match.exec(error)
    if (groups) return { detail: error, ...fault([...groups], error) }
  }
  return {
    code: 'compose.invalid',
    message: 'Docker Compose can not use this stack as it is.',
    hint: lastLine(error),
    detail: error,
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file
}
