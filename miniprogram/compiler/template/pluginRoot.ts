// In a plugin's templates paths from the root begin at the plugin's folder: here at where the program knows that folder.

import { scanMarkup } from './markup.ts'

const tags = new Set(['image', 'cover-image', 'video', 'audio', 'import', 'include', 'wxs'])
const names = new Set(['src', 'poster'])

/** Lines stay where they are. @param folder with a slash at its end; '' for the program's own templates */
export function rootedIn(folder: string, source: string): string {
  if (folder === '') return source
  let text = source
  for (const tag of scanMarkup(source).toReversed()) {
    if (!tags.has(tag.name)) continue
    for (const { name, value, valueStart } of tag.attributes.toReversed()) {
      if (!names.has(name) || value === null || !/^\/(?!\/)/.test(value)) continue
      text = `${text.slice(0, valueStart)}/${folder}${text.slice(valueStart + 1)}`
    }
  }
  return text
}
