// Which source of an `@font-face` rule is fetched: the first that a browser of today reads, and that there is.

/** An address that the frame may load; null while it is on its way, undefined where there is none. */
export type FontAddress = (source: string) => string | null | undefined

const rulePattern = /@font-face\s*\{(?:url\((?:"[^"]*"|'[^']*'|[^)"']*)\)|"[^"]*"|'[^']*'|[^}"'])*\}/gi
const sourcePattern =
  /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)(?:\s*format\(\s*["']?([^"')]*)["']?\s*\))?|local\([^)]*\)/gi
const declarationPattern =
  /(?:^|(?<=[{;\s]))src\s*:(?:\s|,|url\((?:\s*(?:"[^"]*"|'[^']*'|[^)"']*)\s*)\)|(?:local|format|tech)\([^)]*\))*;?/gi
const readFormats = /^(?:woff2|woff|truetype|opentype|collection)(?:-variations)?$/i
const oldEnding = /\.(?:eot|svg)(?:[?#]|$)/i

/** Rules with addresses that the frame may load. Until a font has come, and where it does not come, it is another. */
export function withFontAddresses(rules: string, address: FontAddress): string {
  return rules.replace(rulePattern, (rule) => {
    const local: string[] = []
    const web: string[] = []
    for (const [whole, double, single, bare, format] of rule.matchAll(sourcePattern)) {
      const source = (double ?? single ?? bare ?? '').trim()
      if (/^local/i.test(whole)) local.push(whole)
      else if (source !== '' && (format === undefined ? !oldEnding.test(source) : readFormats.test(format))) {
        web.push(source)
      }
    }
    const sources = [...local, ...firstOf(web, address)]
    const rest = rule.replace(declarationPattern, '').replace(/\}$/, '')
    return `${rest};src:${sources.length > 0 ? sources.join(',') : 'local("-")'}}`
  })
}

function firstOf(sources: readonly string[], address: FontAddress): string[] {
  for (const source of sources) {
    const found = address(source)
    if (found === null) return []
    if (found !== undefined) return [`url("${found.replace(/["\\\n]/g, '')}")`]
  }
  return []
}
