import { expect, it } from 'vitest'
import { ProgramFiles } from './programFiles.ts'
import { memoryTree } from './tree.ts'

it('finds the packages that a package brings along, built', () => {
  const tree = memoryTree('program', { 'app.json': '{}' })
  const library = memoryTree('library', {
    'package.json': '{"miniprogram":"dist"}',
    'dist/table/table.js': "import 'words'",
    'dist/miniprogram_npm/words/index.js': '',
    'dist/miniprogram_npm/colours/esm/colour.js': '',
  })
  tree.packageTree = (name) => (name === 'library' ? library : null)
  const files = new ProgramFiles(tree, '', 'wechat')
  const from = 'miniprogram_npm/library/table/table.js'
  expect(files.packagePath(from, 'words')).toBe('miniprogram_npm/library/miniprogram_npm/words')
  expect(files.packagePath(from, 'colours/esm/colour')).toBe(
    'miniprogram_npm/library/miniprogram_npm/colours/esm/colour',
  )
  expect(files.packagePath(from, 'colours')).toBeNull()
  expect(files.packagePath('pages/a/a.js', 'words')).toBeNull()
})
