// Part of `npm test`: ends with code 1 when a file imports what it may not.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { moduleOrder } from '../server/src/modules/order.ts'
import { checkBoundaries } from './boundaries.ts'
import { root } from './generated.ts'

const paths = globSync('{contract,miniprogram,server,sdk,web}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (name) => name === 'node_modules' || name === 'dist',
})
const files = paths.map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(root, path), 'utf8'),
}))
const violations = checkBoundaries(files, moduleOrder)
for (const { path, line, message } of violations) console.error(`${path}:${line}  ${message}`)
if (violations.length > 0) process.exitCode = 1
else console.log(`${files.length} files import only what they may`)
