// Colours for a terminal that has them.

const codes = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36, dim: 2, bold: 1 } as const

export type Colour = keyof typeof codes

export type Paint = (colour: Colour, text: string) => string

export function paintFor(colours: boolean): Paint {
  return (colour, text) => (colours ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text)
}
