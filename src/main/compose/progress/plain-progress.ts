// Reads the lines of `--progress plain`: all that Compose before 2.29 has, and 5.x with one blank instead of two.
import { isVerb, type ProgressEvent, splitId } from './progress-event.ts'

const entity = /^ (?:DRY-RUN MODE -\s+)?((?:Network|Volume|Container|Image|Service|Config|Secret) (?:"[^"]+"|\S+))\s+(\S.*?)\s*$/
const pull =
  /^ (\S+) (Pulling fs layer|Pulling|Pulled|Error|Waiting|Verifying Checksum|Download complete|Downloading|Extracting|Pull complete|Already exists|Skipped|Interrupted|Warning|Building|Built)\b\s*(.*?)\s*$/
const bytes = /([\d.]+)\s*([kMGT]?B)\/([\d.]+)\s*([kMGT]?B)/

/** Undefined for a line that tells no progress. */
export function parsePlainProgress(line: string): ProgressEvent | undefined {
  const whole = entity.exec(line)
  if (whole) {
    const [, id = '', text = ''] = whole
    // "Error manifest for … not found" and "Error response from daemon: …" carry the cause after the word.
    const failed = text === 'Error' || /^Error\b/.test(text) || !isVerb(text.replace(/ \d.*$/, ''))
    const known = text.replace(/ \d.*$/, '')
    return {
      ...splitId(id),
      verb: failed ? 'Error' : known,
      failed,
      ...(failed && text !== 'Error' && { error: text.replace(/^Error (?!response)/, '') }),
    }
  }
  const layer = pull.exec(line)
  if (!layer) return undefined
  const [, id = '', verb = '', rest = ''] = layer
  const failed = verb === 'Error'
  return { ...splitId(id), verb, failed, ...sizes(rest), ...(failed && rest !== '' && { error: rest }) }
}

function sizes(text: string): Pick<ProgressEvent, 'current' | 'total'> {
  const match = bytes.exec(text)
  if (!match) return {}
  return { current: inBytes(match[1], match[2]), total: inBytes(match[3], match[4]) }
}

/** go-units writes decimal sizes: 1 kB is 1,000 bytes. */
function inBytes(number: string | undefined, unit: string | undefined): number {
  const power = ['B', 'kB', 'MB', 'GB', 'TB'].indexOf(unit ?? 'B')
  return Math.round(Number(number) * 1000 ** Math.max(0, power))
}
