import Type, { type Static } from 'typebox'
import { closed, Id, lineText, nameText, writtenText } from './common.ts'

/** Under a tag one gathers contacts; nobody else sees it. */
export const TagName = nameText(30)
export const ContactTag = Type.Object({ id: Id, name: TagName }, closed)
export type ContactTag = Static<typeof ContactTag>

/** Of one member. */
export const TAGS_MAX = 100
/** Of one contact. */
export const TAGS_OF_CONTACT_MAX = 20
export const TagIds = Type.Array(Id, { maxItems: TAGS_OF_CONTACT_MAX, uniqueItems: true })

/** What one writes down about a contact. */
export const ContactNote = writtenText(500)
/** Numbers as one wrote them down: nothing is looked up by these. */
export const NotedPhones = Type.Array(lineText(40), { maxItems: 5 })
