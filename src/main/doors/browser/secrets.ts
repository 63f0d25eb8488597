// The secrets of the browser door: one-time tokens for links, and the sessions that they are exchanged for.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { limits } from './limits.ts'

/** A set of secrets of 256 bits. Only their digests are kept, and all are compared in constant time. */
class SecretSet {
  readonly #most: number
  #digests: Buffer[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** A new secret; when there are too many, the oldest ends. */
  issue(): string {
    const secret = randomBytes(32).toString('base64url')
    this.#digests = [...this.#digests, digest(secret)].slice(-this.#most)
    return secret
  }

  has(secret: string): boolean {
    return this.#find(digest(secret)) !== undefined
  }

  /** True once for each secret. */
  take(secret: string): boolean {
    const found = this.#find(digest(secret))
    this.#digests = this.#digests.filter((each) => each !== found)
    return found !== undefined
  }

  /** Looks at every digest whatever the outcome, so that the time taken tells nothing. */
  #find(wanted: Buffer): Buffer | undefined {
    let found: Buffer | undefined
    for (const each of this.#digests) if (timingSafeEqual(each, wanted)) found = each
    return found
  }
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/**
 * What a page proves itself with. The cookie alone is not enough: browsers send it to every server on this host,
 * whatever its port, and any of those could use it. The key stays in the page's own storage.
 */
export interface Session {
  readonly cookie: string
  readonly key: string
}

export interface DoorSecrets {
  /** A token for one link. */
  issueToken(): string
  /** Exchanges a token for a session, once; undefined when it is not one, or no longer. */
  redeem(token: string): Session | undefined
  isSession(session: Session): boolean
}

export function createSecrets(): DoorSecrets {
  const tokens = new SecretSet(limits.links)
  const sessions = new SecretSet(limits.sessions)
  const own = randomBytes(32)
  const keyOf = (cookie: string): string => createHmac('sha256', own).update(cookie).digest('base64url')
  return {
    issueToken: () => tokens.issue(),
    redeem(token) {
      if (!tokens.take(token)) return undefined
      const cookie = sessions.issue()
      return { cookie, key: keyOf(cookie) }
    },
    isSession({ cookie, key }) {
      const isKey = timingSafeEqual(digest(key), digest(keyOf(cookie)))
      return sessions.has(cookie) && isKey
    },
  }
}
