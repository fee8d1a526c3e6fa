// Runs before the app, from what it left in src/app/picture/: draws the screen as it stood here last, from one small record,
// so that a person reads while the app is still being loaded. It lies over the app until that has drawn the same screen by
// itself. Nothing in it can be pressed, found or read aloud: to everything but the eye it is not there.
;(() => {
  const KEY = 'sampan.picture'
  const FORMAT = 1
  const AGE_MS_MAX = 7 * 86_400_000
  /** Whatever becomes of the app, it does not stay. */
  const STAYS_MS_MAX = 8_000
  const SVG = 'http://www.w3.org/2000/svg'
  const drawable =
    /^(div|span|p|b|i|bdi|a|h[1-3]|ul|ol|li|nav|main|header|footer|section|article|time|button|textarea|input|label|img|br|em|strong|small|svg|g|path|circle|rect|line|polyline|polygon|ellipse)$/
  const tellable =
    /^(class|dir|lang|role|rows|type|placeholder|width|height|viewBox|d|fill|stroke|stroke-(width|linecap|linejoin)|c?x[12]?|c?y[12]?|r|rx|ry|points|transform|(aria|data)-[a-z-]+)$/

  function read() {
    const text = localStorage.getItem(KEY)
    if (text === null) return null
    const held = JSON.parse(text)
    const now = Date.now()
    const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? ''
    const fits =
      localStorage.getItem('sampan.signedIn') !== null &&
      held.format === FORMAT &&
      // Another version of the app has other styles.
      held.entry === entry &&
      held.path === location.pathname &&
      location.search === '' &&
      held.lang === document.documentElement.lang &&
      held.width === window.innerWidth &&
      held.takenAt <= now &&
      now - held.takenAt < AGE_MS_MAX &&
      // Something that disappears by itself stood in it.
      (held.goesAt === null || now < held.goesAt)
    return fits ? held : null
  }

  /** @param drawn a text, or [tag, attributes, parts, how far from its end it was scrolled] */
  function make(drawn, scrolled) {
    if (typeof drawn === 'string') return document.createTextNode(drawn)
    const [tag, attributes, parts, fromEnd] = drawn
    if (!drawable.test(tag)) throw new Error('The picture holds what is not drawn.')
    const isShape = /^(svg|g|path|circle|rect|line|polyline|polygon|ellipse)$/.test(tag)
    const element = isShape ? document.createElementNS(SVG, tag) : document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'style') element.style.cssText = value
      else if (name === 'src' && tag === 'img') {
        if (new URL(value, location.href).origin === location.origin) element.setAttribute(name, value)
      } else if (tellable.test(name)) element.setAttribute(name, value)
    }
    // It stands still.
    element.style.animation = 'none'
    element.style.transition = 'none'
    for (const part of parts) element.append(make(part, scrolled))
    if (fromEnd !== undefined) scrolled.push([element, fromEnd])
    return element
  }

  function draw(held) {
    const host = document.createElement('div')
    host.id = 'picture'
    host.inert = true
    host.setAttribute('aria-hidden', 'true')
    // Closed: what the app looks for in its own document is never found in here.
    const room = host.attachShadow({ mode: 'closed' })
    const { lang, dir, dataset } = document.documentElement
    const scrolled = []
    const ground = document.createElement('div')
    Object.assign(ground, { lang, dir, className: 'picture' })
    if (dataset.theme) ground.dataset.theme = dataset.theme
    for (const drawn of held.parts) ground.append(make(drawn, scrolled))
    // Days and times are said as they were on that day.
    if (new Date(held.takenAt).toDateString() !== new Date().toDateString())
      for (const time of ground.querySelectorAll('time[data-relative]')) time.style.visibility = 'hidden'
    const sheets = held.styles.map((href) => {
      const sheet = document.createElement('link')
      sheet.rel = 'stylesheet'
      sheet.crossOrigin = ''
      sheet.href = href
      return sheet
    })
    const loaded = sheets.map(
      (sheet) =>
        new Promise((resolve, reject) => {
          sheet.onload = resolve
          sheet.onerror = () => reject(new Error('A style of the picture is gone.'))
        }),
    )
    room.append(...sheets, ground)
    document.body.append(host)
    const stays = setTimeout(() => host.remove(), STAYS_MS_MAX)
    return Promise.all(loaded).then(
      () => {
        host.dataset.drawn = ''
        for (const [element, fromEnd] of scrolled)
          element.scrollTop = element.scrollHeight - element.clientHeight - fromEnd
        performance.mark('sampan:picture')
        // Until it is painted: the app would take the only thread.
        return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      },
      () => {
        clearTimeout(stays)
        host.remove()
      },
    )
  }

  try {
    const held = read()
    if (held) window.sampanPicture = draw(held)
  } catch {
    // Storage may be refused, or hold what another version wrote: then there is no picture.
    document.getElementById('picture')?.remove()
  }
})()
