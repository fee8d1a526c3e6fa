// What a player draws stands in a shadow root of its own: no style of the program reaches it, and its sheet comes with
// the chunk. Children of the node stand in the slot.

const sheets = new Map<string, CSSStyleSheet>()

export function openRoom(host: HTMLElement, css: string): ShadowRoot {
  const room = host.attachShadow({ mode: 'open' })
  let sheet = sheets.get(css)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  room.adoptedStyleSheets = [sheet]
  return room
}
