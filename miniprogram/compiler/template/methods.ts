// Methods of values in templates, such as `{{words.substring(0, 24)}}`: glass-easel calls functions without what they
// belong to, which serves WXS alone. Here the value goes along: `P(X(a).b)(c)` becomes `P(X(a).b,a)(c)`.

const call = 'P(X('

/** @param code what glass-easel-template-compiler made */
export function bindMethods(code: string): string {
  let bound = ''
  let at = 0
  for (let found = code.indexOf(call, at); found !== -1; found = code.indexOf(call, at)) {
    const start = found + call.length
    const end = closing(code, start)
    const member = end === -1 ? null : /^\)\.[A-Za-z_$][\w$]*(?=\)\()/.exec(code.slice(end, end + 200))
    if (member === null || /[\w$.]/.test(code[found - 1] ?? '')) {
      bound += code.slice(at, start)
      at = start
      continue
    }
    const value = bindMethods(code.slice(start, end))
    bound += `${code.slice(at, start)}${value}${member[0]},${value}`
    at = end + member[0].length
  }
  return bound + code.slice(at)
}

/** Where the bracket that was opened before `start` is closed; -1 where it is not. */
function closing(code: string, start: number): number {
  let depth = 1
  for (let at = start; at < code.length; at += 1) {
    const char = code[at]
    if (char === '"' || char === "'" || char === '`') {
      for (at += 1; at < code.length && code[at] !== char; at += 1) if (code[at] === '\\') at += 1
    } else if (char === '(') depth += 1
    else if (char === ')') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return -1
}
