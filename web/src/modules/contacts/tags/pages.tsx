export { ChooseTaggedPage, TagPage } from './TagPage.tsx'
export { TagsPage } from './TagsPage.tsx'
