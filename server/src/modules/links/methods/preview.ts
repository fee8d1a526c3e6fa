import { links } from '@sampan/contract'
import { implementLane } from '../../../schema/index.ts'
import type { createPreviews } from '../previews.ts'

/** A page may be slow: no transaction is open meanwhile. */
export const preview = (previewOf: ReturnType<typeof createPreviews>) =>
  implementLane(links.preview, async ({ memberId }, { url }) => ({ preview: await previewOf(memberId, url) }))
