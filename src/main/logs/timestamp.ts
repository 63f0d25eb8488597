// Reads the time that the engine puts before every line, and keeps it in a form that compares and packs well.

/** What Docker writes: 2026-11-21T04:20:27.670765104Z. Kept as it is, so that times compare as text. */
export const stampLength = 30

const other = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/

/** ISO 8601 to nanoseconds in UTC, always 30 characters; undefined when it is no time. Podman writes local offsets. */
export function normalTime(text: string): string | undefined {
  const match = other.exec(text)
  if (!match) return undefined
  const at = Date.parse(`${match[1] ?? ''}${match[3] ?? ''}`)
  if (!Number.isFinite(at)) return undefined
  return `${new Date(at).toISOString().slice(0, 19)}.${(match[2] ?? '').padEnd(9, '0')}Z`
}

export interface Stamp {
  readonly time: string
  /** Bytes that it takes, the space after it included. */
  readonly length: number
}

const [dash, colon, bigT, bigZ, space, point] = [45, 58, 84, 90, 32, 46]

/** The engine's time at this place of a buffer, if there is one. */
export function readStamp(bytes: Buffer, at: number, end: number): Stamp | undefined {
  const usual =
    end - at > stampLength &&
    bytes[at + 30] === space &&
    bytes[at + 29] === bigZ &&
    bytes[at + 19] === point &&
    bytes[at + 10] === bigT &&
    bytes[at + 4] === dash &&
    bytes[at + 13] === colon
  if (usual) return { time: bytes.toString('latin1', at, at + stampLength), length: stampLength + 1 }
  return readOtherStamp(bytes, at, end)
}

/** Another engine's way to write it: fewer digits, or an offset instead of Z. */
function readOtherStamp(bytes: Buffer, at: number, end: number): Stamp | undefined {
  if (bytes[at + 10] !== bigT) return undefined
  const until = bytes.subarray(at, Math.min(end, at + 40)).indexOf(space)
  if (until < 20) return undefined
  const time = normalTime(bytes.toString('latin1', at, at + until))
  return time === undefined ? undefined : { time, length: until + 1 }
}

export function timeNow(): string {
  return normalTime(new Date().toISOString()) ?? ''
}

/** Whole seconds since 1970; what lies outside what four bytes hold is moved to the nearest end. */
export function secondsOf(time: string): number {
  if (time.slice(0, 19) !== lastSecond.text) {
    const seconds = Math.floor(Date.parse(`${time.slice(0, 19)}Z`) / 1000)
    lastSecond = { text: time.slice(0, 19), seconds: Math.min(Math.max(seconds || 0, 0), 0xff_ff_ff_ff) }
  }
  return lastSecond.seconds
}

/** Lines come many to the second. */
let lastSecond = { text: '', seconds: 0 }

export function nanosOf(time: string): number {
  return Number(time.slice(20, 29)) || 0
}

export function timeOf(seconds: number, nanos: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(nanos).padStart(9, '0')}Z`
}

/** As the engine wants it in `since`. */
export function sinceValue(time: string): string {
  return `${secondsOf(time)}.${time.slice(20, 29)}`
}
