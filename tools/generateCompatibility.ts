// Writes docs/compatibility.md from what the runtime, the tests and the last corpus run know.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostNames } from '@sampan/miniprogram/compiler'
import { partOf, partOfMy } from '../miniprogram/runtime/logic/api/lacks.ts'
import { absentCalls } from '../miniprogram/runtime/logic/api/my/absent.ts'
import { unsupportedNames } from '../miniprogram/runtime/logic/api/unsupported.ts'
import { absentElements } from '../miniprogram/runtime/view/elements/supported.ts'
import { type CorpusFigures, compatibilityText, type LibraryResult } from './compatibility.ts'
import { root, writeGenerated } from './generated.ts'

/** What `testkit/corpus/publish.ts` wrote down. */
const figuresFile = join(root, 'testkit/corpus/figures.json')
const figures: CorpusFigures | null = existsSync(figuresFile) ? JSON.parse(readFileSync(figuresFile, 'utf8')) : null

const { calls, elements, lacking } = await hostNames()
const testTexts = globSync(
  ['miniprogram/**/*.test.ts', 'e2e/browser/miniPrograms/**/*.ts', 'examples/**/*.{js,json,wxml,axml}'],
  {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  },
)
  .sort()
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n')

writeGenerated(
  'docs/compatibility.md',
  compatibilityText(
    {
      wechat: calls.wechat ?? new Set(),
      alipay: calls.alipay ?? new Set(),
      unsupported: unsupportedNames,
      partOf,
      unsupportedAlipay: absentCalls,
      partOfAlipay: partOfMy,
      allAlipay: alipayCalls(),
      elements,
      absent: absentElements,
      lacking,
    },
    figures,
    libraries(testTexts),
    testTexts,
  ),
)

/** As their published types name them, which come with antd-mini. */
function alipayCalls(): string[] {
  const file = join(root, 'node_modules/@mini-types/my/types/lib.my.d.ts')
  if (!existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/^ {2}export (?:function|const) (\w+)/gm)].flatMap(
    ([, name]) => name ?? [],
  )
}

function libraries(shownIn: string): LibraryResult[] {
  return [
    library('tdesign-miniprogram', 'miniprogram_dist', shownIn),
    library('@vant/weapp', 'lib', shownIn),
    library('weui-miniprogram', 'miniprogram_dist', shownIn),
    library('antd-mini', 'es', shownIn),
  ].flatMap((one) => one ?? [])
}

/** Components stand in a folder of their own, with a JSON that says so. */
function library(name: string, folder: string, shownIn: string): LibraryResult | undefined {
  const path = join(root, 'node_modules', name)
  if (!existsSync(path)) return undefined
  const { version }: { version: string } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const isComponent = (component: string): boolean => {
    const json = [component, 'index'].map((file) => join(path, folder, component, `${file}.json`)).find(existsSync)
    return json !== undefined && /"component"\s*:\s*true/.test(readFileSync(json, 'utf8'))
  }
  const components = readdirSync(join(path, folder)).filter(isComponent)
  // As a JSON of a program or a test names it: 'tdesign-miniprogram/cell/cell', 'antd-mini/es/Button/index'.
  const isShown = (component: string) =>
    shownIn.includes(`"${name}/${component}/`) || shownIn.includes(`"${name}/${folder}/${component}/`)
  return { name, version, components: components.length, shown: components.filter(isShown) }
}
