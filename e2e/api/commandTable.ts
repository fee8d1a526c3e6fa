/**
 * Every command with the situations in which it changes something. `events.test.ts` proves for each that old state and
 * events make the state fetched afresh, `idempotency.test.ts` that a repeated key does it once. A command without a row
 * fails the type check.
 */
import { EVERYONE, type Input, type MethodByName, type MethodName } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createAuthenticator } from '@sampan/testkit/simulators/authenticator.ts'
import { PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { accountScenarios, signInByRecoveryCode } from './rows/accounts.ts'
import { chatOptionScenarios } from './rows/chatOptions.ts'
import { contactScenarios } from './rows/contacts.ts'
import { favouriteScenarios } from './rows/favourites.ts'
import { fileScenarios } from './rows/files.ts'
import { fundingScenarios } from './rows/funding.ts'
import { groupScenarios, waiting } from './rows/groups.ts'
import { linkScenarios } from './rows/links.ts'
import { miniProgramScenarios } from './rows/miniPrograms.ts'
import { paymentScenarios } from './rows/payments.ts'
import { pollScenarios } from './rows/polls.ts'
import { privacyScenarios } from './rows/privacy.ts'
import { pushScenarios } from './rows/push.ts'
import { redPacketScenarios } from './rows/redPackets.ts'
import { stickerScenarios } from './rows/stickers.ts'
import { transferScenarios } from './rows/transfers.ts'
import { walletScenarios } from './rows/wallet.ts'
import { pictureBytes, voiceBytes, waveform } from './samples.ts'

export type CommandName = {
  [Name in MethodName]: MethodByName<Name>['kind'] extends 'command' ? Name : never
}[MethodName]

/** A command about to be called. */
export interface Act<Name extends CommandName> {
  by: Person | null
  input: Input<Name>
  /** Every device whose state the command may touch, and some that it must not. */
  concerned: readonly Person[]
}

export type Scenario<Name extends CommandName> = (world: World) => Promise<Act<Name>>
export type CommandTable = { [Name in CommandName]: Record<string, Scenario<Name>> }

/** Handles of demo people that `stepIn` finds; each scenario takes one. */
export const demoHandles: readonly string[] = Array.from({ length: 9 }, (_, index) => `demo_${index + 1}`)
let demoCount = 0

const device = { deviceName: 'New device', session: 'token' as const }
const text = (words: string) => ({ kind: 'text' as const, text: words })

async function send(world: World, who: Person, conversationId: string, extra: object): Promise<number> {
  const input = { conversationId, messageId: newUuid(), body: text('Well'), ...extra }
  return (await world.call(who, 'chat.sendMessage', input)).seq
}

const mention = (member: Person) => ({
  ...text('You there'),
  mentions: [{ memberId: member.id, offset: 0, length: 3 }],
})

const everybody = { ...text('All of you'), mentions: [{ memberId: EVERYONE, offset: 0, length: 3 }] }

async function sendVoice(world: World, who: Person, conversationId: string): Promise<number> {
  const { id: fileId } = await world.call(who, 'files.uploadVoice', {}, { bytes: voiceBytes })
  return send(world, who, conversationId, { body: { kind: 'voice', fileId, durationMs: 1_200, waveform } })
}

/** Two contacts who talked. */
async function friends(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  const direct = await world.befriend(mei, omar)
  await world.say(mei, direct, 'One')
  await world.say(omar, direct, 'Two')
  return { mei, omar, direct, both: [mei, omar] }
}

/** A group of four, two of them on two devices; Mei owns it, Omar is an admin. */
async function crew(world: World) {
  const { mei, omar, direct } = await friends(world)
  const [lena, ben] = [await world.person('Lena'), await world.person('Ben')]
  const group = await world.group([mei, omar, lena, ben], 'Crew')
  await world.call(mei, 'chat.setRole', { conversationId: group, memberId: omar.id, role: 'admin' })
  await world.say(lena, group, 'Morning')
  const seq = await world.say(omar, group, 'Evening')
  const meiElsewhere = await world.anotherDevice(mei)
  return { mei, omar, lena, ben, direct, group, seq, meiElsewhere, all: [mei, meiElsewhere, omar, lena, ben] }
}

async function requested(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  await world.call(mei, 'contacts.requestContact', { memberId: omar.id, greeting: 'Hello' })
  return { mei, omar, both: [mei, omar] }
}

/** Once contacts, no longer, then one asks again. */
async function parted(world: World) {
  const { mei, omar, both } = await friends(world)
  await world.call(mei, 'contacts.setRemark', { memberId: omar.id, remark: 'Ferryman' })
  await world.call(omar, 'contacts.setRemark', { memberId: mei.id, remark: 'Tea' })
  await world.call(omar, 'contacts.removeContact', { memberId: mei.id })
  return { mei, omar, both }
}

async function withPasskey(world: World) {
  const mei = await world.person('Mei')
  const meiElsewhere = await world.anotherDevice(mei)
  const authenticator = createAuthenticator(world.config.origin)
  const begun = await world.call(mei, 'accounts.beginPasskeyAdd', {})
  const credential = authenticator.create(begun.options)
  const passkey = await world.call(mei, 'accounts.finishPasskeyAdd', {
    ceremonyId: begun.ceremonyId,
    credential,
    name: 'Key',
  })
  return { mei, meiElsewhere, authenticator, passkey }
}

export const commandTable: CommandTable = {
  ...accountScenarios,
  ...chatOptionScenarios,
  ...contactScenarios,
  ...favouriteScenarios,
  ...fileScenarios,
  ...fundingScenarios,
  ...groupScenarios,
  ...linkScenarios,
  ...miniProgramScenarios,
  ...paymentScenarios,
  ...pollScenarios,
  ...pushScenarios,
  ...privacyScenarios,
  ...redPacketScenarios,
  ...stickerScenarios,
  ...transferScenarios,
  ...walletScenarios,
  'accounts.signUp': {
    async 'a new member'(world) {
      const { both } = await friends(world)
      const input = {
        handle: `newcomer_${newUuid().slice(-8)}`,
        name: 'New',
        password: PASSWORD,
        language: 'it' as const,
      }
      return { by: null, input: { ...input, ...device }, concerned: both }
    },
  },
  'accounts.signIn': {
    async 'on another device'(world) {
      const { mei, both } = await friends(world)
      return { by: null, input: { handle: mei.handle, password: PASSWORD, ...device }, concerned: both }
    },
    'with a recovery code as the second step': signInByRecoveryCode,
  },
  'accounts.stepIn': {
    async 'as someone of the demo'(world) {
      const handle = demoHandles[demoCount] ?? ''
      demoCount += 1
      const input = { handle, name: 'Demo', password: PASSWORD, language: 'en' as const, ...device }
      const { self, deviceId, token } = await world.call(null, 'accounts.signUp', input)
      await world.pool.query('UPDATE members SET demo = true WHERE id = $1', [self.member.id])
      const caller = { member: { memberId: self.member.id, deviceId }, address: '127.0.0.1', userAgent: '' }
      const demo: Person = { id: self.member.id, handle, deviceId, token: token ?? '', self, caller }
      return { by: null, input: { handle, ...device }, concerned: [demo] }
    },
  },
  'accounts.signOut': {
    async 'on one of two devices'(world) {
      const { mei, meiElsewhere, all } = await crew(world)
      return { by: meiElsewhere, input: {}, concerned: [mei, ...all.slice(2)] }
    },
  },
  'accounts.endDevice': {
    async 'another one'(world) {
      const { mei, meiElsewhere, all } = await crew(world)
      return { by: mei, input: { deviceId: meiElsewhere.deviceId }, concerned: [mei, ...all.slice(2)] }
    },
  },
  'accounts.changePassword': {
    async 'with two devices'(world) {
      const { mei, all } = await crew(world)
      return {
        by: mei,
        input: { current: PASSWORD, next: 'another boat on the river' },
        concerned: [mei, ...all.slice(2)],
      }
    },
  },
  'accounts.beginPasskeySignUp': {
    async 'a newcomer'(world) {
      const { both } = await friends(world)
      const input = { handle: `newcomer_${newUuid().slice(-8)}`, name: 'New', language: 'de' as const }
      return { by: null, input, concerned: both }
    },
  },
  'accounts.finishPasskeySignUp': {
    async 'a newcomer'(world) {
      const { both } = await friends(world)
      const draft = { handle: `newcomer_${newUuid().slice(-8)}`, name: 'New', language: 'de' as const }
      const { ceremonyId, options } = await world.call(null, 'accounts.beginPasskeySignUp', draft)
      const credential = createAuthenticator(world.config.origin).create(options)
      return { by: null, input: { ceremonyId, credential, ...device }, concerned: both }
    },
  },
  'accounts.beginPasskeySignIn': {
    async 'someone with a passkey'(world) {
      const { mei, meiElsewhere } = await withPasskey(world)
      return { by: null, input: {}, concerned: [mei, meiElsewhere] }
    },
  },
  'accounts.finishPasskeySignIn': {
    async 'on another device'(world) {
      const { mei, meiElsewhere, authenticator } = await withPasskey(world)
      const { ceremonyId, options } = await world.call(null, 'accounts.beginPasskeySignIn', {})
      const credential = authenticator.get(options)
      return { by: null, input: { ceremonyId, credential, ...device }, concerned: [mei, meiElsewhere] }
    },
  },
  'accounts.beginPasskeyAdd': {
    async 'a second one'(world) {
      const { mei, meiElsewhere } = await withPasskey(world)
      return { by: mei, input: {}, concerned: [mei, meiElsewhere] }
    },
  },
  'accounts.finishPasskeyAdd': {
    async 'the first one'(world) {
      const { mei, both } = await friends(world)
      const { ceremonyId, options } = await world.call(mei, 'accounts.beginPasskeyAdd', {})
      const credential = createAuthenticator(world.config.origin).create(options)
      return { by: mei, input: { ceremonyId, credential, name: 'Key' }, concerned: both }
    },
  },
  'accounts.removePasskey': {
    async 'the only one, beside a password'(world) {
      const { mei, meiElsewhere, passkey } = await withPasskey(world)
      return { by: mei, input: { passkeyId: passkey.id }, concerned: [mei, meiElsewhere] }
    },
  },
  'accounts.updateProfile': {
    async 'a name that contacts, groups and the blocked one hold'(world) {
      const { mei, all } = await crew(world)
      const [asked, blocked] = [await world.person('Asked'), await world.person('Blocked')]
      await world.call(mei, 'contacts.requestContact', { memberId: asked.id, greeting: '' })
      await world.befriend(mei, blocked)
      await world.call(mei, 'contacts.blockMember', { memberId: blocked.id })
      return { by: mei, input: { name: 'Mei Lin', about: 'On the water' }, concerned: [...all, asked, blocked] }
    },
    async 'a face'(world) {
      const { omar, all } = await crew(world)
      const { id } = await world.call(omar, 'files.uploadAvatar', {}, { bytes: pictureBytes })
      return { by: omar, input: { avatarFileId: id, region: 'IT' }, concerned: all }
    },
    async 'a language, which is nobody else’s business'(world) {
      const { mei, all } = await crew(world)
      return { by: mei, input: { language: 'ar' }, concerned: all }
    },
    async 'a name that people who left know'(world) {
      const { ben, group, all } = await crew(world)
      await world.call(ben, 'chat.leaveGroup', { conversationId: group })
      return { by: ben, input: { name: 'Benno' }, concerned: all }
    },
  },
  'accounts.renewContactCode': {
    async 'the code'(world) {
      const { mei, all } = await crew(world)
      return { by: mei, input: {}, concerned: all }
    },
  },

  'contacts.requestContact': {
    async 'a stranger'(world) {
      const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
      return { by: mei, input: { memberId: omar.id, greeting: 'We met at the ferry' }, concerned: [mei, omar] }
    },
    async 'again, with another greeting'(world) {
      const { mei, omar, both } = await requested(world)
      return { by: mei, input: { memberId: omar.id, greeting: 'It is me' }, concerned: both }
    },
    async 'someone who asked'(world) {
      const { mei, omar, both } = await requested(world)
      return { by: omar, input: { memberId: mei.id, greeting: '' }, concerned: both }
    },
    async 'someone who was a contact, and asked'(world) {
      const { mei, omar, both } = await parted(world)
      await world.call(omar, 'contacts.requestContact', { memberId: mei.id, greeting: 'Sorry' })
      return { by: mei, input: { memberId: omar.id, greeting: '' }, concerned: both }
    },
    async 'someone who put it aside'(world) {
      const { mei, omar, both } = await requested(world)
      await world.call(omar, 'contacts.ignoreRequest', { memberId: mei.id })
      return { by: mei, input: { memberId: omar.id, greeting: 'Please' }, concerned: both }
    },
  },
  'contacts.acceptRequest': {
    async 'the first time'(world) {
      const { mei, omar, both } = await requested(world)
      return { by: omar, input: { memberId: mei.id }, concerned: both }
    },
    async 'of someone who was a contact'(world) {
      const { mei, omar, both } = await parted(world)
      await world.call(mei, 'contacts.requestContact', { memberId: omar.id, greeting: '' })
      return { by: omar, input: { memberId: mei.id }, concerned: both }
    },
  },
  'contacts.ignoreRequest': {
    async 'a request'(world) {
      const { mei, omar, both } = await requested(world)
      return { by: omar, input: { memberId: mei.id }, concerned: both }
    },
  },
  'contacts.setRemark': {
    async 'a name'(world) {
      const { mei, omar, both } = await friends(world)
      return { by: mei, input: { memberId: omar.id, remark: 'Ferryman' }, concerned: both }
    },
    async 'none for someone who went'(world) {
      const { mei, omar, both } = await parted(world)
      return { by: mei, input: { memberId: omar.id, remark: null }, concerned: both }
    },
  },
  'contacts.removeContact': {
    async 'a friend'(world) {
      const { mei, omar, both } = await friends(world)
      return { by: mei, input: { memberId: omar.id }, concerned: both }
    },
    async 'whom the other calls by another name'(world) {
      const { mei, omar, both } = await friends(world)
      await world.call(omar, 'contacts.setRemark', { memberId: mei.id, remark: 'Tea' })
      return { by: mei, input: { memberId: omar.id }, concerned: both }
    },
    async 'who blocked'(world) {
      const { mei, omar, both } = await friends(world)
      await world.call(omar, 'contacts.blockMember', { memberId: mei.id })
      return { by: mei, input: { memberId: omar.id }, concerned: both }
    },
  },
  'contacts.blockMember': {
    async 'a friend'(world) {
      const { mei, omar, all } = await crew(world)
      return { by: mei, input: { memberId: omar.id }, concerned: all }
    },
    async 'a stranger'(world) {
      const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
      return { by: mei, input: { memberId: omar.id }, concerned: [mei, omar] }
    },
    async 'who asked'(world) {
      const { mei, omar, both } = await requested(world)
      return { by: omar, input: { memberId: mei.id }, concerned: both }
    },
  },
  'contacts.unblockMember': {
    async 'a friend'(world) {
      const { mei, omar, both } = await friends(world)
      await world.call(mei, 'contacts.blockMember', { memberId: omar.id })
      return { by: mei, input: { memberId: omar.id }, concerned: both }
    },
    async 'a friend who blocked as well'(world) {
      const { mei, omar, both } = await friends(world)
      await world.call(mei, 'contacts.blockMember', { memberId: omar.id })
      await world.call(omar, 'contacts.blockMember', { memberId: mei.id })
      return { by: mei, input: { memberId: omar.id }, concerned: both }
    },
    async 'a stranger'(world) {
      const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
      await world.call(mei, 'contacts.blockMember', { memberId: omar.id })
      return { by: mei, input: { memberId: omar.id }, concerned: [mei, omar] }
    },
  },

  'chat.sendMessage': {
    async 'to a friend'(world) {
      const { mei, direct: conversationId, both } = await friends(world)
      return { by: mei, input: { conversationId, messageId: newUuid(), body: text('Hello') }, concerned: both }
    },
    async 'to a group, quoting and naming someone'(world) {
      const { mei, omar, group: conversationId, seq, all } = await crew(world)
      const input = { conversationId, messageId: newUuid(), body: mention(omar), replyToSeq: seq }
      return { by: mei, input, concerned: all }
    },
    async 'calling everyone'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      return { by: omar, input: { conversationId, messageId: newUuid(), body: everybody }, concerned: all }
    },
    async 'naming oneself'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId, messageId: newUuid(), body: mention(mei) }, concerned: all }
    },
    async 'a picture'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      const { id: fileId } = await world.call(omar, 'files.uploadPicture', {}, { bytes: pictureBytes })
      const body = { kind: 'picture' as const, fileId, caption: 'Look' }
      return { by: omar, input: { conversationId, messageId: newUuid(), body }, concerned: all }
    },
    async 'a contact’s card'(world) {
      const { mei, omar, group: conversationId, all } = await crew(world)
      const body = { kind: 'contactCard' as const, memberId: mei.id }
      return { by: omar, input: { conversationId, messageId: newUuid(), body }, concerned: all }
    },
    async 'a place'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      const spot = { latitude: '45.437190', longitude: '12.334590', name: 'Ponte di Rialto', address: '' }
      const input = { conversationId, messageId: newUuid(), body: { kind: 'place' as const, ...spot } }
      return { by: omar, input, concerned: all }
    },
    async 'messages of another conversation as one'(world) {
      const { mei, direct, group: conversationId, all } = await crew(world)
      const body = { kind: 'history' as const, fromConversationId: direct, seqs: [2, 3] }
      return { by: mei, input: { conversationId, messageId: newUuid(), body }, concerned: all }
    },
    async 'a voice, forwarded'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      const { id: fileId } = await world.call(omar, 'files.uploadVoice', {}, { bytes: voiceBytes })
      const body = { kind: 'voice' as const, fileId, durationMs: 1_200, waveform }
      return { by: omar, input: { conversationId, messageId: newUuid(), body, forwarded: true }, concerned: all }
    },
  },
  'chat.recallMessage': {
    async 'the last one'(world) {
      const { omar, group: conversationId, seq, all } = await crew(world)
      return { by: omar, input: { conversationId, seq }, concerned: all }
    },
    async 'one that names someone who has not read it'(world) {
      const { omar, lena, group: conversationId, all } = await crew(world)
      const seq = await send(world, omar, conversationId, { body: mention(lena) })
      await world.say(omar, conversationId, 'Never mind')
      return { by: omar, input: { conversationId, seq }, concerned: all }
    },
    async 'the first of two that name someone'(world) {
      const { omar, lena, group: conversationId, all } = await crew(world)
      const seq = await send(world, omar, conversationId, { body: mention(lena) })
      await send(world, omar, conversationId, { body: mention(lena) })
      return { by: omar, input: { conversationId, seq }, concerned: all }
    },
    async 'one with reactions, quoted, and hidden by someone'(world) {
      const { mei, omar, lena, group: conversationId, seq, all } = await crew(world)
      await world.call(lena, 'chat.setReaction', { conversationId, seq, emoji: '👍' })
      await world.call(mei, 'chat.hideMessage', { conversationId, seq })
      await send(world, lena, conversationId, { replyToSeq: seq })
      return { by: omar, input: { conversationId, seq }, concerned: all }
    },
  },
  'chat.editMessage': {
    async 'the last one, quoted'(world) {
      const { omar, lena, group: conversationId, seq, all } = await crew(world)
      await send(world, lena, conversationId, { replyToSeq: seq })
      return { by: omar, input: { conversationId, seq, words: text('Good evening') }, concerned: all }
    },
    async 'which now names someone who has not read it'(world) {
      const { omar, lena, group: conversationId, seq, all } = await crew(world)
      await send(world, omar, conversationId, { body: mention(lena) })
      return { by: omar, input: { conversationId, seq, words: mention(lena) }, concerned: all }
    },
    async 'which names someone no more'(world) {
      const { omar, lena, group: conversationId, all } = await crew(world)
      const seq = await send(world, omar, conversationId, { body: mention(lena) })
      await send(world, omar, conversationId, { body: mention(lena) })
      return { by: omar, input: { conversationId, seq, words: text('Nobody') }, concerned: all }
    },
    async 'which calls everyone now'(world) {
      const { mei, omar, group: conversationId, all } = await crew(world)
      const seq = await send(world, mei, conversationId, { body: mention(omar) })
      return { by: mei, input: { conversationId, seq, words: everybody }, concerned: all }
    },
    async 'which someone hid and another has read'(world) {
      const { mei, omar, lena, group: conversationId, seq, all } = await crew(world)
      await world.call(mei, 'chat.hideMessage', { conversationId, seq })
      await world.call(lena, 'chat.markRead', { conversationId, seq })
      const words = {
        ...text('You two'),
        mentions: [mei, lena].map(({ id }) => ({ memberId: id, offset: 0, length: 3 })),
      }
      return { by: omar, input: { conversationId, seq, words }, concerned: all }
    },
    async 'the caption of a picture'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      const { id: fileId } = await world.call(omar, 'files.uploadPicture', {}, { bytes: pictureBytes })
      const seq = await send(world, omar, conversationId, { body: { kind: 'picture', fileId, caption: 'Look' } })
      const words = { kind: 'caption' as const, caption: 'Look here' }
      return { by: omar, input: { conversationId, seq, words }, concerned: all }
    },
  },
  'chat.hideMessage': {
    async 'the last one, with a reaction'(world) {
      const { mei, lena, group: conversationId, seq, all } = await crew(world)
      await world.call(lena, 'chat.setReaction', { conversationId, seq, emoji: '👍' })
      return { by: mei, input: { conversationId, seq }, concerned: all }
    },
    async 'one that names oneself, unread'(world) {
      const { omar, lena, group: conversationId, all } = await crew(world)
      const seq = await send(world, omar, conversationId, { body: mention(lena) })
      await send(world, omar, conversationId, { body: mention(lena) })
      return { by: lena, input: { conversationId, seq }, concerned: all }
    },
    async 'a recalled one'(world) {
      const { omar, lena, group: conversationId, seq, all } = await crew(world)
      await world.call(omar, 'chat.recallMessage', { conversationId, seq })
      return { by: lena, input: { conversationId, seq }, concerned: all }
    },
  },
  'chat.setReaction': {
    async 'the first'(world) {
      const { lena, group: conversationId, seq, all } = await crew(world)
      return { by: lena, input: { conversationId, seq, emoji: '❤️' }, concerned: all }
    },
    async 'another instead'(world) {
      const { mei, lena, group: conversationId, seq, all } = await crew(world)
      for (const [who, emoji] of [
        [mei, '😀'],
        [lena, '👍'],
      ] as const)
        await world.call(who, 'chat.setReaction', { conversationId, seq, emoji })
      return { by: lena, input: { conversationId, seq, emoji: '😀' }, concerned: all }
    },
    async 'none any more, on one that someone hid'(world) {
      const { mei, lena, group: conversationId, seq, all } = await crew(world)
      await world.call(lena, 'chat.setReaction', { conversationId, seq, emoji: '👍' })
      await world.call(mei, 'chat.hideMessage', { conversationId, seq })
      return { by: lena, input: { conversationId, seq, emoji: null }, concerned: all }
    },
    async 'in one’s own sight hidden'(world) {
      const { lena, group: conversationId, seq, all } = await crew(world)
      await world.call(lena, 'chat.hideMessage', { conversationId, seq })
      return { by: lena, input: { conversationId, seq, emoji: '👍' }, concerned: all }
    },
  },
  'chat.markRead': {
    async 'all of a direct conversation'(world) {
      const { mei, direct: conversationId, both } = await friends(world)
      return { by: mei, input: { conversationId, seq: 3 }, concerned: both }
    },
    async 'some of a group, past one of two mentions'(world) {
      const { omar, lena, group: conversationId, all } = await crew(world)
      const seq = await send(world, omar, conversationId, { body: mention(lena) })
      await world.say(omar, conversationId, 'And then')
      await send(world, omar, conversationId, { body: mention(lena) })
      return { by: lena, input: { conversationId, seq }, concerned: all }
    },
    async 'up to one’s own message'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      const seq = await world.say(mei, conversationId, 'Mine')
      return { by: mei, input: { conversationId, seq }, concerned: all }
    },
  },
  'chat.markPlayed': {
    async 'a voice message in a group'(world) {
      const { omar, lena, group: conversationId, all } = await crew(world)
      const seq = await sendVoice(world, omar, conversationId)
      return { by: lena, input: { conversationId, seq }, concerned: all }
    },
    async 'by the second one, who shows it to nobody'(world) {
      const { mei, omar, lena, group: conversationId, all } = await crew(world)
      const seq = await sendVoice(world, omar, conversationId)
      await world.call(lena, 'chat.markPlayed', { conversationId, seq })
      await world.call(mei, 'privacy.changePrivacy', { readReceipts: false })
      return { by: mei, input: { conversationId, seq }, concerned: all }
    },
  },
  'chat.setTyping': {
    async 'in a group'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId }, concerned: all }
    },
  },
  'chat.createGroup': {
    async 'with a title'(world) {
      const { mei, omar, all } = await crew(world)
      return { by: mei, input: { title: 'Second', memberIds: [omar.id] }, concerned: all }
    },
    async without(world) {
      const { mei, omar, lena, ben, all } = await crew(world)
      return { by: mei, input: { title: null, memberIds: [omar.id, lena.id, ben.id] }, concerned: all }
    },
  },
  'chat.renameGroup': {
    async 'by its owner'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId, title: 'Sailors' }, concerned: all }
    },
    async 'by an admin, to nothing'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      return { by: omar, input: { conversationId, title: null }, concerned: all }
    },
  },
  'chat.inviteMembers': {
    async 'a new one'(world) {
      const { lena, group: conversationId, all } = await crew(world)
      const rosa = await world.person('Rosa')
      await world.befriend(lena, rosa)
      return { by: lena, input: { conversationId, memberIds: [rosa.id] }, concerned: [...all, rosa] }
    },
    async 'one whom somebody has to let in'(world) {
      const { lena, group: conversationId, all } = await waiting(world)
      const ben = await world.person('Ben')
      await world.befriend(lena, ben)
      return { by: lena, input: { conversationId, memberIds: [ben.id] }, concerned: [...all, ben] }
    },
    async 'one who left, with someone who is in it'(world) {
      const { mei, omar, ben, group: conversationId, all } = await crew(world)
      await world.call(ben, 'chat.changePreferences', { conversationId, muted: true, pinned: true })
      await world.call(ben, 'chat.leaveGroup', { conversationId })
      await world.say(omar, conversationId, 'Gone')
      return { by: mei, input: { conversationId, memberIds: [omar.id, ben.id] }, concerned: all }
    },
  },
  'chat.removeMember': {
    async 'by the owner'(world) {
      const { mei, omar, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId, memberId: omar.id }, concerned: all }
    },
    async 'by an admin'(world) {
      const { omar, ben, group: conversationId, all } = await crew(world)
      return { by: omar, input: { conversationId, memberId: ben.id }, concerned: all }
    },
  },
  'chat.leaveGroup': {
    async 'as a member'(world) {
      const { ben, group: conversationId, all } = await crew(world)
      return { by: ben, input: { conversationId }, concerned: all }
    },
    async 'as the owner, an admin follows'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId }, concerned: all }
    },
    async 'as the owner, while someone waits to be let in'(world) {
      const { mei, omar, group: conversationId, all } = await waiting(world)
      await world.call(mei, 'chat.setRole', { conversationId, memberId: omar.id, role: 'member' })
      return { by: mei, input: { conversationId }, concerned: all }
    },
    async 'as the last one'(world) {
      const { mei, omar, lena, ben, group: conversationId, all } = await crew(world)
      for (const who of [omar, lena, ben]) await world.call(who, 'chat.leaveGroup', { conversationId })
      return { by: mei, input: { conversationId }, concerned: all }
    },
  },
  'chat.setRole': {
    async 'a member becomes an admin, while someone waits to be let in'(world) {
      const { mei, lena, group: conversationId, all } = await waiting(world)
      return { by: mei, input: { conversationId, memberId: lena.id, role: 'admin' }, concerned: all }
    },
    async 'a member becomes an admin'(world) {
      const { mei, lena, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId, memberId: lena.id, role: 'admin' }, concerned: all }
    },
    async 'and the other way'(world) {
      const { mei, omar, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId, memberId: omar.id, role: 'member' }, concerned: all }
    },
  },
}
