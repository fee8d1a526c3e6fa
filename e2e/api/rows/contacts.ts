/** What one keeps about contacts, and telephone numbers, in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import { vi } from 'vitest'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

/** Mei, on two devices, with two contacts, one of them under a tag. */
async function keeper(world: World) {
  const [mei, omar, lena] = [await world.person('Mei'), await world.person('Omar'), await world.person('Lena')]
  await world.befriend(mei, omar)
  await world.befriend(mei, lena)
  const meiElsewhere = await world.anotherDevice(mei)
  const tagId = newUuid()
  await world.call(mei, 'contacts.keepTag', { tagId, name: 'Ferry' })
  await world.call(mei, 'contacts.tagContacts', { tagId, addIds: [omar.id], removeIds: [] })
  return { mei, omar, lena, tagId, all: [mei, meiElsewhere, omar, lena] }
}

let numbers = 0
/** A number that nobody else has. */
export const freshNumber = (): string => {
  numbers += 1
  return `+4930${String(1_000_000 + numbers)}`
}

/** Asks for a code, and answers it once it was sent; where a server runs, that does it by itself. */
async function codeFor(world: World, who: Person, number: string): Promise<string> {
  const sentBefore = world.textMessages.length
  await world.call(who, 'phones.beginProof', { number })
  return vi.waitFor(async () => {
    await world.runJobs()
    const sent = world.textMessages.slice(sentBefore).find((message) => message.number === number)
    const [code] = /\d{6}/.exec(sent?.text ?? '') ?? []
    if (code === undefined) throw new Error(`Nothing was sent to ${number}`)
    return code
  }, 15_000)
}

/** Somebody proves a number, and lets others find it or not. */
export async function layPhone(world: World, who: Person, findable = true): Promise<string> {
  const number = freshNumber()
  await world.call(who, 'phones.confirmProof', { code: await codeFor(world, who, number) })
  if (findable) await world.call(who, 'phones.setFindable', { findable })
  return number
}

/** What Mei keeps about Omar, and their numbers: hers is to be found, his is not. */
export async function layKept(world: World, mei: Person, omar: Person, mark: string) {
  const tagId = newUuid()
  await world.call(mei, 'contacts.keepTag', { tagId, name: `${mark} tag` })
  const about = { starred: true, tagIds: [tagId], note: `${mark} note`, phones: [`${mark} 030`] }
  await world.call(mei, 'contacts.keepAbout', { memberId: omar.id, ...about })
  return { tagId, phone: await layPhone(world, mei), hiddenPhone: await layPhone(world, omar, false) }
}

type OwnCommands =
  | 'contacts.keepAbout'
  | 'contacts.keepTag'
  | 'contacts.removeTag'
  | 'contacts.tagContacts'
  | 'phones.beginProof'
  | 'phones.confirmProof'
  | 'phones.removeNumber'
  | 'phones.setFindable'

export const contactScenarios: Pick<CommandTable, OwnCommands> = {
  'contacts.keepAbout': {
    async 'everything of a contact'(world) {
      const { mei, lena, tagId, all } = await keeper(world)
      const about = { starred: true, tagIds: [tagId], note: 'Likes tea', phones: ['030 123'] }
      return { by: mei, input: { memberId: lena.id, ...about }, concerned: all }
    },
    async 'nothing any more'(world) {
      const { mei, omar, all } = await keeper(world)
      await world.call(mei, 'contacts.keepAbout', { memberId: omar.id, starred: true, note: 'Rows', phones: ['1'] })
      const about = { starred: false, tagIds: [], note: null, phones: [] }
      return { by: mei, input: { memberId: omar.id, ...about }, concerned: all }
    },
  },
  'contacts.keepTag': {
    async 'a new one'(world) {
      const { mei, all } = await keeper(world)
      return { by: mei, input: { tagId: newUuid(), name: 'Family' }, concerned: all }
    },
    async 'by another name'(world) {
      const { mei, tagId, all } = await keeper(world)
      return { by: mei, input: { tagId, name: 'Boats' }, concerned: all }
    },
  },
  'contacts.removeTag': {
    async 'with somebody under it'(world) {
      const { mei, tagId, all } = await keeper(world)
      return { by: mei, input: { tagId }, concerned: all }
    },
  },
  'contacts.tagContacts': {
    async 'one comes'(world) {
      const { mei, lena, tagId, all } = await keeper(world)
      return { by: mei, input: { tagId, addIds: [lena.id], removeIds: [] }, concerned: all }
    },
    async 'one comes, one goes'(world) {
      const { mei, omar, lena, tagId, all } = await keeper(world)
      return { by: mei, input: { tagId, addIds: [lena.id], removeIds: [omar.id] }, concerned: all }
    },
  },
  'phones.beginProof': {
    async 'a number'(world) {
      const { mei, all } = await keeper(world)
      return { by: mei, input: { number: freshNumber() }, concerned: all }
    },
  },
  'phones.confirmProof': {
    async 'a number that another one has'(world) {
      const { mei, omar, all } = await keeper(world)
      const number = await layPhone(world, omar)
      return { by: mei, input: { code: await codeFor(world, mei, number) }, concerned: all }
    },
  },
  'phones.removeNumber': {
    async 'the number'(world) {
      const { mei, all } = await keeper(world)
      await layPhone(world, mei)
      return { by: mei, input: {}, concerned: all }
    },
  },
  'phones.setFindable': {
    async 'no longer'(world) {
      const { mei, all } = await keeper(world)
      await layPhone(world, mei)
      return { by: mei, input: { findable: false }, concerned: all }
    },
  },
}

type OwnReads = 'contacts.listTags' | 'contacts.findByPhone' | 'contacts.matchPhones' | 'phones.getPhone'

const found = { stranger: 'card', blocked: 'member.notFound', former: 'card' } as const

export const contactAims: Pick<StrangerTable, OwnCommands | OwnReads> = {
  'contacts.keepAbout': [
    {
      at: 'what one keeps about them',
      input: (_situation, { victim }) => ({ memberId: victim.id, starred: true }),
      // To the blocked one all looks as before, in its own list too.
      out: { stranger: 'contacts.notContact', blocked: 'card', former: 'contacts.notContact' },
    },
    {
      at: 'their tag, for a friend',
      input: ({ tagId }, { victim }) => ({ memberId: victim.id, tagIds: [tagId] }),
      out: 'contacts.tagNotFound',
    },
  ],
  'contacts.listTags': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'contacts.keepTag': [{ at: 'the id of their tag', input: ({ tagId }) => ({ tagId, name: 'Mine' }), out: 'nothing' }],
  'contacts.removeTag': [{ at: 'their tag', input: ({ tagId }) => ({ tagId }), out: 'contacts.tagNotFound' }],
  'contacts.tagContacts': [
    {
      at: 'their tag',
      input: ({ tagId }, { victim }) => ({ tagId, addIds: [victim.id], removeIds: [] }),
      out: 'contacts.tagNotFound',
    },
  ],
  'contacts.findByPhone': [
    { at: 'the number of one who lets itself be found', input: ({ phone }) => ({ number: phone }), out: found },
    {
      at: 'a number that is not to be found',
      input: ({ hiddenPhone }) => ({ number: hiddenPhone }),
      out: 'member.notFound',
    },
  ],
  'contacts.matchPhones': [
    {
      at: 'both numbers',
      input: ({ phone, hiddenPhone }) => ({ numbers: [phone, hiddenPhone] }),
      out: { stranger: 'card', blocked: 'nothing', former: 'card' },
    },
  ],
  'phones.getPhone': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'phones.beginProof': [{ at: 'their number', input: ({ phone }) => ({ number: phone }), out: 'nothing' }],
  'phones.confirmProof': [{ at: 'a guess', input: () => ({ code: '000000' }), out: 'phones.codeOver' }],
  'phones.removeNumber': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'phones.setFindable': [{ at: 'without a number', input: () => ({ findable: true }), out: 'phones.noNumber' }],
}

export const contactReads = {
  'contacts.listTags': (): Input<'contacts.listTags'> => ({}),
  'contacts.findByPhone': ({ phone }: Situation): Input<'contacts.findByPhone'> => ({ number: phone }),
  'contacts.matchPhones': ({ phone }: Situation): Input<'contacts.matchPhones'> => ({ numbers: [phone] }),
  'phones.getPhone': (): Input<'phones.getPhone'> => ({}),
}
