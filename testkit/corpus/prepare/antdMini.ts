// Makes a program of the repository of antd-mini, as its own build does for Alipay (scripts/mini-compiler.ts there): parts for
// other hosts are left out, JSON5 becomes JSON, and app.json lists the pages. What is TypeScript and Less stays so.
//
//   node testkit/corpus/prepare/antdMini.ts <repository> <folder for the program>
//
// Packages that it needs are to be found in `node_modules` of the folder or above it.

import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { transform } from 'esbuild'
import { keepFor } from './conditions.ts'

const [repository, target] = process.argv.slice(2)
if (repository === undefined || target === undefined || !existsSync(join(repository, 'demo/pages'))) {
  console.error('node testkit/corpus/prepare/antdMini.ts <repository of antd-mini> <folder for the program>')
  process.exit(1)
}

const texts = new Set(['.axml', '.ts', '.js', '.sjs', '.acss', '.less', '.json', '.json5'])
rmSync(target, { recursive: true, force: true })
await layOut('src', 'src')
await layOut('copilot', 'src')
await layOut('config/alipay', '')
await layOut('demo', '')
await layOut('copilot-demo', '')
cpSync(join(repository, 'package.json'), join(target, 'package.json'))
// Its own is for a tool that is not published, which the program is opened from.
writeFileSync(join(target, 'app.ts'), 'App({})\n')
writeFileSync(join(target, 'app.json'), JSON.stringify(appJson(), null, 2))

async function layOut(from: string, to: string): Promise<void> {
  const folder = join(repository ?? '', from)
  if (!existsSync(folder)) return
  for (const path of globSync('**/*', { cwd: folder, exclude: (name) => name === '__tests__' }).sort()) {
    const extension = extname(path)
    if (!texts.has(extension) || path.endsWith('.d.ts')) continue
    const kept = keepFor('ALIPAY', readFileSync(join(folder, path), 'utf8'))
    const [name, text] = await built(
      path,
      from.endsWith('demo') || from === 'config/alipay' ? withinProgram(kept) : kept,
    )
    mkdirSync(dirname(join(target ?? '', to, name)), { recursive: true })
    writeFileSync(join(target ?? '', to, name), text)
  }
}

/** The file's name and text after its build. */
async function built(path: string, text: string): Promise<[string, string]> {
  if (path.endsWith('.json5')) {
    const value: unknown = runInNewContext(`(${text})`, {}, { timeout: 1_000 })
    return [path.replace(/5$/, ''), JSON.stringify(value, null, 2)]
  }
  if (!path.endsWith('.sjs.ts')) return [path, text]
  const { code } = await transform(text, { loader: 'ts', target: 'es2015' })
  return [path.replace(/\.ts$/, ''), code]
}

/** There the components stand beside the pages' folder, here within the program. */
function withinProgram(text: string): string {
  return text.replace(/\.\.\/((?:\.\.\/)*)src\//g, (_, above: string) => (above === '' ? './src/' : `${above}src/`))
}

function appJson(): unknown {
  const pages = ['demo', 'copilot-demo'].flatMap((folder) =>
    globSync('pages/**/index.axml', { cwd: join(repository ?? '', folder) }).map((path) => path.replace(/\.axml$/, '')),
  )
  const first = 'pages/index/index'
  return {
    darkmode: true,
    window: { defaultTitle: 'antd-mini', titleBarColor: '#ffffff', pullRefresh: false, allowsBounceVertical: false },
    lazyCodeLoading: 'requiredComponents',
    pages: [first, ...pages.filter((page) => page !== first).sort()],
  }
}
