// Asks a browser door that is already open for a new link.
import { readDoorFile } from './door-file.ts'
import { stringMember } from './json-body.ts'

/** The link, or undefined when no door is open here. */
export async function askForLink(home: string): Promise<string | undefined> {
  const door = await readDoorFile(home)
  if (!door) return undefined
  try {
    const answer = await fetch(new URL('/link', door.url), {
      method: 'POST',
      headers: { origin: door.url, 'content-type': 'application/json' },
      body: JSON.stringify({ key: door.key }),
      signal: AbortSignal.timeout(3_000),
    })
    return answer.ok ? stringMember(await answer.json(), 'url') : undefined
  } catch {
    // A note left by a door that was killed.
    return undefined
  }
}
