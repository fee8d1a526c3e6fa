import Type from 'typebox'
import { closed, nullable } from '../../bodies/common.ts'
import { LinkPreview, LinkUrl } from '../../bodies/links.ts'
import { command } from '../../define.ts'

export const preview = command('links.preview', {
  caller: 'member',
  summary:
    'What a page says of itself, to be shown below a text that links to it. The server fetches it, from the public internet only.',
  input: Type.Object({ url: LinkUrl }, closed),
  /** Null for pages that say nothing, cannot be reached, or must not be; and where previews are switched off. */
  output: Type.Object({ preview: nullable(LinkPreview) }, closed),
  errors: [],
  events: [],
  limit: { burst: 15, perMinute: 20 },
})
