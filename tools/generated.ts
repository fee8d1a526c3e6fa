import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const root = join(import.meta.dirname, '..')

/**
 * Writes a generated file; with `--check` among the arguments only compares, and ends with code 1 when it is out of date.
 * Every `tools/generate*.ts` ends with this.
 * @param path from the root of the repository
 */
export function writeGenerated(path: string, contents: string): void {
  const file = join(root, path)
  const isUpToDate = existsSync(file) && readFileSync(file, 'utf8') === contents
  if (isUpToDate) return
  if (process.argv.includes('--check')) {
    console.error(`${relative(root, file)} is out of date: run "npm run generate"`)
    process.exitCode = 1
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, contents)
  console.log(`wrote ${relative(root, file)}`)
}
