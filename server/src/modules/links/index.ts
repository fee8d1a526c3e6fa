/** What stands below a text of the page that it links to. Other modules come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { preview } from './methods/preview.ts'
import { createPreviews, type LinksServices } from './previews.ts'

export { findPreview } from './previews.ts'
export { forgetPreviews } from './store.ts'

export const linksModule = (services: LinksServices): Implementation[] => [preview(createPreviews(services))]
