// Parts of files that are for some hosts only: between `#if` and `#endif` in comments, as build tools of several libraries
// read them.

const line = /^\s*(?:\/\/\/?|<!--|\/\*)\s*#(if|elif|else|endif)\b\s*(.*?)\s*(?:-->|\*\/)?\s*$/

/** @returns the text for one host, without the lines that say for whom the others are */
export function keepFor(host: string, text: string): string {
  const kept: string[] = []
  /** Whether what stands here is kept, and whether a branch before it was, from the outermost condition on. */
  const open: { isKept: boolean; wasKept: boolean }[] = []
  for (const one of text.split('\n')) {
    const [, word, condition = ''] = line.exec(one) ?? []
    const last = open.at(-1)
    if (word === 'if') {
      const isKept = holds(condition, host)
      open.push({ isKept, wasKept: isKept })
    } else if (word === 'endif') open.pop()
    else if (word !== undefined && last !== undefined) {
      last.isKept = !last.wasKept && (word === 'else' || holds(condition, host))
      last.wasKept ||= last.isKept
    } else if (open.every(({ isKept }) => isKept)) kept.push(one)
  }
  return kept.join('\n')
}

/** `ALIPAY || !WECHAT`, without brackets: nobody uses them. */
function holds(condition: string, host: string): boolean {
  return condition.split('||').some((each) =>
    each.split('&&').every((name) => {
      const trimmed = name.trim()
      return trimmed.startsWith('!') ? trimmed.slice(1).trim() !== host : trimmed === host
    }),
  )
}
