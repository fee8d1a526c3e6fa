/** What one keeps about contacts, and telephone numbers. All of it needs the server. */
import type { Input, Output, OwnPhone, Relation } from '@sampan/contract'
import type { Call } from '@sampan/sdk'
import type { Context } from './context.ts'
import { load } from './load.ts'

export interface ContactActions {
  /** Keeps a star, tags, a note or telephone numbers about a contact; what is left out stays. */
  keepAbout(about: Input<'contacts.keepAbout'>): Promise<Relation>
  /** Fetches one’s tags, for `queries.contactTags`. */
  loadContactTags(): Promise<void>
  /** Makes a tag and answers its id. */
  makeTag(name: string): Promise<string>
  renameTag(tagId: string, name: string): Promise<void>
  removeTag(tagId: string): Promise<void>
  /** Who is named comes under the tag, or goes from it; any number of them. */
  tagContacts(tagId: string, addIds: readonly string[], removeIds: readonly string[]): Promise<void>
  /** E.164; exact, and only who allows it. */
  findByPhone(number: string): Promise<Relation>
  /** Those of any number of telephone numbers, each once, whose members let themselves be found. */
  matchPhones(numbers: readonly string[]): Promise<Output<'contacts.matchPhones'>['found']>
  /** Fetches one’s telephone number, for `queries.ownPhone`; answers whether the server can prove one. */
  loadPhone(): Promise<boolean>
  beginPhone(number: string): Promise<Output<'phones.beginProof'>>
  confirmPhone(code: string): Promise<OwnPhone>
  removePhone(): Promise<void>
  setPhoneFindable(findable: boolean): Promise<void>
}

/** The server takes so many at once. */
const AT_ONCE_MAX = 500

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, place) => items.slice(place * size, (place + 1) * size))

/** `surely` repeats a command under one key where no answer came. */
export const contactActions = (context: () => Context, call: Call, surely: Call): ContactActions => ({
  keepAbout: async (about) => (await surely('contacts.keepAbout', about)).relation,
  async loadContactTags() {
    await load(
      context(),
      () => context().call('contacts.listTags', {}),
      (store, { tags }) => store.contactTags.put({ key: 'contactTags', tags }),
    )
  },
  async makeTag(name) {
    const tagId = context().environment.makeId()
    await surely('contacts.keepTag', { tagId, name })
    return tagId
  },
  async renameTag(tagId, name) {
    await surely('contacts.keepTag', { tagId, name })
  },
  async removeTag(tagId) {
    await surely('contacts.removeTag', { tagId })
  },
  async tagContacts(tagId, addIds, removeIds) {
    for (const ids of chunks(addIds, AT_ONCE_MAX))
      await surely('contacts.tagContacts', { tagId, addIds: ids, removeIds: [] })
    for (const ids of chunks(removeIds, AT_ONCE_MAX))
      await surely('contacts.tagContacts', { tagId, addIds: [], removeIds: ids })
  },
  findByPhone: async (number) => (await call('contacts.findByPhone', { number })).relation,
  async matchPhones(numbers) {
    const found: Output<'contacts.matchPhones'>['found'] = []
    for (const some of chunks(numbers, AT_ONCE_MAX)) {
      // Whoever asked too much for a day is told so, and does not wait for the next one.
      const answer = await call('contacts.matchPhones', { numbers: some })
      found.push(...answer.found)
    }
    return found
  },
  async loadPhone() {
    let offered = false
    await load(
      context(),
      () => context().call('phones.getPhone', {}),
      (store, answer) => {
        offered = answer.offered
        return store.ownPhone.put({ key: 'ownPhone', phone: answer.phone })
      },
    )
    return offered
  },
  beginPhone: (number) => call('phones.beginProof', { number }),
  confirmPhone: async (code) => (await call('phones.confirmProof', { code })).phone,
  async removePhone() {
    await surely('phones.removeNumber', {})
  },
  async setPhoneFindable(findable) {
    await surely('phones.setFindable', { findable })
  },
})
