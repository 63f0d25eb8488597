// Makes a line safe to show: colours stay, every other control sequence goes, progress collapses to its last state.

/** A control character other than a tab: without one there is nothing to do. */
const control = /[^\P{Cc}\t]/u

const code = { nul: 0, backspace: 8, tab: 9, bell: 7, return: 13, escape: 27, delete: 127, csi: 0x9b, st: 0x9c } as const

/** OSC, DCS, SOS, PM, APC: what follows them up to a terminator is theirs. After ESC, and as one character. */
const stringIntroducers: ReadonlySet<string> = new Set(']PX^_')
const stringIntroducersC1: ReadonlySet<number> = new Set([0x90, 0x98, 0x9d, 0x9e, 0x9f])

/** Longer than any real colour. */
const longestColour = 64

export function cleanLine(text: string): string {
  return control.test(text) ? new Cleaner(text).run() : text
}

/** The line without its colours, as it is searched and exported. */
export function plainText(text: string): string {
  return text.includes('\u001b') ? text.replaceAll(colour, '') : text
}

const colour = new RegExp(String.raw`${String.fromCharCode(code.escape)}\[[0-9;:]*m`, 'g')

class Cleaner {
  readonly #text: string
  #at = 0
  #out = ''
  /** The colours in force, which a carriage return does not undo. */
  #colours = ''
  /** A carriage return came: the next visible character begins the line anew. */
  #returned = false
  /** What stands before this is not for a backspace to take. */
  #floor = 0
  #terminatorless = false

  constructor(text: string) {
    this.#text = text
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step()
    return this.#out
  }

  #step(): void {
    const from = this.#at
    while (this.#at < this.#text.length && isVisible(this.#text.charCodeAt(this.#at))) this.#at += 1
    if (this.#at > from) this.#show(this.#text.slice(from, this.#at))
    else this.#control(this.#text.charCodeAt(this.#at))
  }

  #control(char: number): void {
    this.#at += 1
    if (char === code.nul) this.#show('␀')
    else if (char === code.return) this.#returned = true
    else if (char === code.backspace) this.#out = this.#out.length > this.#floor ? this.#out.slice(0, -1) : this.#out
    else if (char === code.escape) this.#escape()
    else if (char === code.csi) this.#csi('')
    else if (stringIntroducersC1.has(char)) this.#string('')
  }

  #escape(): void {
    const next = this.#text[this.#at] ?? ''
    if (next === '[') {
      this.#at += 1
      this.#csi('␛[')
    } else if (stringIntroducers.has(next)) {
      this.#at += 1
      this.#string(`␛${next}`)
    } else {
      this.#shortSequence()
    }
  }

  /** ESC, intermediates, one final character: as in ESC ( B. */
  #shortSequence(): void {
    let end = this.#at
    while (isBetween(this.#text.charCodeAt(end), 0x20, 0x2f)) end += 1
    if (isBetween(this.#text.charCodeAt(end), 0x30, 0x7e)) this.#at = end + 1
    else this.#show('␛')
  }

  /** `otherwise` is shown when it is no whole sequence. */
  #csi(otherwise: string): void {
    let end = this.#at
    while (isBetween(this.#text.charCodeAt(end), 0x20, 0x3f)) end += 1
    const final = this.#text[end] ?? ''
    if (!isBetween(final.charCodeAt(0), 0x40, 0x7e)) {
      this.#show(otherwise)
      return
    }
    const parameters = this.#text.slice(this.#at, end)
    this.#at = end + 1
    if (final === 'm') this.#colour(parameters)
    // To the first column, which progress bars use like a carriage return.
    else if (final === 'G' && (parameters === '' || parameters === '1')) this.#returned = true
  }

  #colour(parameters: string): void {
    if (parameters.length > longestColour || !/^[0-9;:]*$/.test(parameters)) return
    const sequence = `\u001b[${parameters}m`
    const resets = /^0*(?:$|;)/.test(parameters)
    const before = resets || this.#colours.length > 4 * longestColour ? '' : this.#colours
    this.#colours = /^0*$/.test(parameters) ? '' : before + sequence
    this.#out += sequence
    this.#floor = this.#out.length
  }

  /** Passes over the whole of it. One without an end is shown, rather than hiding the rest of the line. */
  #string(otherwise: string): void {
    const end = this.#terminatorless ? -1 : this.#terminator()
    if (end < 0) {
      this.#terminatorless = true
      this.#show(otherwise)
    } else {
      this.#at = end
    }
  }

  /** Where the text goes on after BEL, ST, or ESC \. */
  #terminator(): number {
    for (let at = this.#at; at < this.#text.length; at += 1) {
      const char = this.#text.charCodeAt(at)
      if (char === code.bell || char === code.st) return at + 1
      if (char === code.escape && this.#text[at + 1] === '\\') return at + 2
    }
    return -1
  }

  #show(visible: string): void {
    if (this.#returned) {
      this.#out = this.#colours
      this.#floor = this.#out.length
      this.#returned = false
    }
    this.#out += visible
  }
}

function isVisible(char: number): boolean {
  return char === code.tab || (char >= 32 && char < code.delete) || char > 0x9f
}

function isBetween(char: number, low: number, high: number): boolean {
  return char >= low && char <= high
}
