// The window's colour until the page has drawn itself, so that opening it does not flash (ui.md 12.12).

/** `--bg` of src/renderer/styles/tokens.css. */
export function backgroundColour({ dark }: { dark: boolean }): string {
  return dark ? '#0f1217' : '#f6f7f9'
}
