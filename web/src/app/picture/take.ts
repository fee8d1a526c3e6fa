import type { Drawn, Picture } from './held.ts'

/** Attributes by which styles tell, and what is seen by itself. */
const told =
  /^(class|dir|lang|role|rows|type|placeholder|width|height|src|viewBox|d|fill|stroke|stroke-(width|linecap|linejoin)|c?x[12]?|c?y[12]?|r|rx|ry|points|transform|(aria|data)-[a-z-]+)$/i
/** What somebody is just doing with it, and what only screen readers hear. */
const passing =
  /^(data-(hovered|pressed|focused|focus-visible|react-aria-.*|rac)|aria-(label|labelledby|describedby|controls))$/
const left = new Set(['script', 'style', 'template', 'noscript', 'link', 'iframe', 'dialog'])
/** Elements that do nothing by themselves; others stand there as boxes. */
const plain =
  /^(div|span|p|b|i|bdi|a|h[1-3]|ul|ol|li|nav|main|header|footer|section|article|time|button|textarea|input|label|img|br|em|strong|small|svg|g|path|circle|rect|line|polyline|polygon|ellipse)$/

/**
 * The screen as it stands, or undefined where it is not one to be shown again: something is still on its way, lies over it,
 * or one has scrolled away from where it opens.
 */
export function takePicture(root: Element, now: number): Picture | undefined {
  const { pathname: path, search } = location
  if (search !== '' || !/^\/chats(\/[0-9a-f-]{36})?$/.test(path)) return undefined
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return undefined
  const talk = root.querySelector('[data-talk]')
  if (talk ? !isAtEnd(talk) : path !== '/chats') return undefined
  const parts = partsOf(root)
  const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src')
  if (!entry || parts.length === 0) return undefined
  // What one of these is quoted with may go before any that is seen.
  if (talk?.querySelector('[data-goes-at]')) return undefined
  const times = [...root.querySelectorAll<HTMLElement>('[data-goes-at]')].map(({ dataset }) => Number(dataset.goesAt))
  return {
    format: 1,
    entry,
    path,
    lang: document.documentElement.lang,
    width: window.innerWidth,
    takenAt: now,
    goesAt: times.length > 0 ? Math.min(...times) : null,
    styles: stylesOf(root),
    parts,
  }
}

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < 4

function drawnOf(element: Element): Drawn | undefined {
  const tag = element.tagName.toLowerCase()
  // What lies below the screen, and what is held ready outside of it.
  if (left.has(tag) || element.hasAttribute('inert') || element.hasAttribute('hidden') || isOutside(element)) {
    return undefined
  }
  const attributes: Record<string, string> = {}
  for (const { name, value } of element.attributes) {
    if (!told.test(name) || passing.test(name) || (name === 'src' && value.startsWith('blob:'))) continue
    attributes[name] = value
  }
  const style = element.getAttribute('style') ?? ''
  // Who is online and who writes is of the moment.
  const isPassing = element.hasAttribute('data-passing')
  if (style !== '' || isPassing) attributes.style = isPassing ? `${style};visibility:hidden` : style
  const parts = element instanceof HTMLTextAreaElement ? [element.value] : partsOf(element)
  const shown = plain.test(tag) ? tag : 'div'
  const fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight
  return element.scrollTop > 0 ? [shown, attributes, parts, fromEnd] : [shown, attributes, parts]
}

function partsOf(element: Element): Drawn[] {
  const parts: Drawn[] = []
  for (const node of element.childNodes) {
    const drawn = node instanceof Text ? node.data : node instanceof Element ? drawnOf(node) : undefined
    if (drawn !== undefined && drawn !== '') parts.push(drawn)
  }
  return parts
}

/** Lists place their items by themselves: those beyond the edges are left out. */
function isOutside(element: Element): boolean {
  if (!(element instanceof HTMLElement) || element.style.position !== 'absolute') return false
  const { top, bottom } = element.getBoundingClientRect()
  return bottom < 0 || top > window.innerHeight
}

const classesIn = new WeakMap<CSSStyleSheet, ReadonlySet<string>>()

/** The files of which the screen uses something; the first ones are the ground of all. */
function stylesOf(root: Element): string[] {
  const used = new Set([...root.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList]))
  return [...document.styleSheets].flatMap((sheet) => {
    if (sheet.href === null) return []
    let named = classesIn.get(sheet)
    if (!named) {
      named = new Set([...sheet.cssRules].flatMap(({ cssText }) => cssText.match(/(?<=\.)-?[a-z_][\w-]*/gi) ?? []))
      classesIn.set(sheet, named)
    }
    const { pathname } = new URL(sheet.href)
    return named.has('picture') || !named.isDisjointFrom(used) ? [pathname] : []
  })
}
