// What the scripts say to the person who runs them: plain sentences, on standard error where standard output is somebody else's.

export function say(sentence) {
  console.log(sentence)
}

export function warn(sentence) {
  console.error(sentence)
}

/** A reason that a person can act upon: its message is all that is printed. Anything else that is thrown is a bug. */
export class Reason extends Error {}

/** Runs a script's work; a Reason ends it with one sentence and exit code 1. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    warn(error instanceof Reason ? error.message : error)
    process.exitCode = 1
  }
}
