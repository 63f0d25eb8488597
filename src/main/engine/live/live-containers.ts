// The book of containers as the other rooms see it.
import { FaultError } from '../../../shared/fault.ts'
import type { LiveContainers } from '../engine.ts'
import type { Connection } from './connection.ts'
import type { ContainerBook } from './container-book.ts'
import { atMost } from './pause.ts'
import type { Timings } from './timings.ts'

export function createLiveContainers(book: ContainerBook, connection: Connection, timings: Timings): LiveContainers {
  return {
    async ready(signal) {
      if (book.fresh()) return
      const listed = Promise.withResolvers<void>()
      const stop = book.subscribe(({ type }) => {
        if (type === 'all' && book.fresh()) listed.resolve()
      })
      try {
        await connection.ready(signal)
        if (!book.fresh()) await atMost(timings.ready, listed.promise, signal)
      } finally {
        stop()
      }
      signal?.throwIfAborted()
      if (!book.fresh()) throw new FaultError(connection.board.get().fault ?? notListed)
    },
    all: () => book.all(),
    get: (id) => book.get(id),
    fresh: () => book.fresh(),
    async refresh(ids) {
      await book.refresh(ids)
    },
    subscribe: (listener) => book.subscribe(listener),
  }
}

const notListed = {
  code: 'engine.slow',
  message: 'The engine has not listed its containers yet.',
  hint: 'It may be busy. Try again in a moment.',
} as const
