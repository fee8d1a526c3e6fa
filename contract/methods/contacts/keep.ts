import Type from 'typebox'
import { ClientId, closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { ContactNote, ContactTag, NotedPhones, TagIds, TagName } from '../../bodies/contactTags.ts'
import { Relation } from '../../bodies/relation.ts'
import { command, read } from '../../define.ts'

const limit = { burst: 60, perMinute: 60 }
const Tags = Type.Object({ tags: Type.Array(ContactTag) }, closed)
const Some = Type.Array(Id, { maxItems: 500, uniqueItems: true })

export const keepAbout = command('contacts.keepAbout', {
  caller: 'member',
  summary: 'Keep a star, tags, a note or telephone numbers about a contact, for oneself; what is left out stays.',
  input: Type.Object(
    {
      memberId: Id,
      starred: Type.Optional(Type.Boolean()),
      tagIds: Type.Optional(TagIds),
      note: Type.Optional(nullable(ContactNote)),
      phones: Type.Optional(NotedPhones),
    },
    closed,
  ),
  output: Type.Object({ relation: Relation }, closed),
  errors: ['member.notFound', 'contacts.notContact', 'contacts.tagNotFound'],
  events: ['contacts.relationChanged'],
  limit,
})

export const listTags = read('contacts.listTags', {
  caller: 'member',
  summary: 'The caller’s own tags, in the order in which they were made.',
  input: Empty,
  output: Tags,
  errors: [],
  limit,
})

export const keepTag = command('contacts.keepTag', {
  caller: 'member',
  summary: 'Make a tag under an id of one’s own, or give it another name.',
  input: Type.Object({ tagId: ClientId, name: TagName }, closed),
  output: Tags,
  errors: ['contacts.tagNameTaken', 'contacts.tooManyTags'],
  events: ['contacts.tagsChanged'],
  limit,
})

export const removeTag = command('contacts.removeTag', {
  caller: 'member',
  summary: 'Remove a tag; the contacts under it stay.',
  input: Type.Object({ tagId: Id }, closed),
  output: Tags,
  errors: ['contacts.tagNotFound'],
  events: ['contacts.tagsChanged', 'contacts.relationChanged'],
  limit,
})

/** Who is no contact is passed over: it may have been removed meanwhile, on another device. */
export const tagContacts = command('contacts.tagContacts', {
  caller: 'member',
  summary: 'Put many contacts under a tag, or take them away from it.',
  input: Type.Object({ tagId: Id, addIds: Some, removeIds: Some }, closed),
  output: Empty,
  errors: ['contacts.tagNotFound', 'contacts.tooManyTags'],
  events: ['contacts.relationChanged'],
  limit,
})
