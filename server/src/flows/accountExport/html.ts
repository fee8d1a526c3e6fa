/** HTML from what people wrote: nothing gets into a page but through `html`, which escapes. Pure. */

/** Markup that was made here. */
export interface Markup {
  readonly markup: string
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')

type Part = string | number | null | Markup | readonly Markup[]

const isList = (part: Part): part is readonly Markup[] => Array.isArray(part)

function markupOf(part: Part): string {
  if (part === null) return ''
  if (isList(part)) return part.map(({ markup }) => markup).join('')
  return typeof part === 'object' ? part.markup : escapeHtml(String(part))
}

/** A template in which every value is escaped unless it is markup already. Attributes must stand in double quotes. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, index) => text + markupOf(parts[index] ?? null)).join('') }
}

/** Scripts, forms and whatever comes from elsewhere are off, should anything slip through all the same. */
const policy = "default-src 'none'; img-src * data:; media-src *; style-src * 'unsafe-inline'; form-action 'none'"

/** The beginning of a page; `foot` ends it. `root` leads back to the folder of `index.html`. */
export const head = (page: { title: string; language: string; root: '' | '../' }): Markup =>
  html`<!doctype html>
<html lang="${page.language}" dir="${page.language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<link rel="stylesheet" href="${page.root}style.css">
</head>
<body>
<h1><bdi>${page.title}</bdi></h1>
`

export const foot: Markup = html`</body>
</html>
`

export const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: start; padding: .3rem .6rem .3rem 0; vertical-align: top; }
article { margin: .8rem 0; padding: .6rem .8rem; border-radius: .8rem; background: color-mix(in srgb, currentColor 6%, transparent); }
article.own { background: color-mix(in srgb, #1f7a5c 18%, transparent); margin-inline-start: 3rem; }
article.note { background: none; text-align: center; opacity: .75; }
article header { font-size: .85rem; opacity: .75; } article p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
img, video { max-width: 100%; max-height: 24rem; border-radius: .5rem; } .amount { font-variant-numeric: tabular-nums; }
`
