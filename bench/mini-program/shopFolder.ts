import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { shopProgram } from '@sampan/testkit/miniPrograms/shop.ts'

/** What the shop installs from npm, with what that needs itself. */
const packages = ['tdesign-miniprogram', 'tslib', 'dayjs']
const require = createRequire(import.meta.url)

export interface ShopFolder {
  path: string
  /** Changes one page, as its maker would. */
  change(): void
  remove(): void
}

/** The shop as its maker has it: a folder with its npm packages. */
export function makeShopFolder(): ShopFolder {
  const path = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  const files = shopProgram()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  for (const name of packages) {
    const from = dirname(require.resolve(`${name}/package.json`))
    cpSync(from, join(path, 'node_modules', name), { recursive: true })
  }
  const home = 'pages/home/home.js'
  let changes = 0
  return {
    path,
    change() {
      changes += 1
      writeFileSync(join(path, home), `${files[home]}\nconsole.log(${changes})\n`)
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
