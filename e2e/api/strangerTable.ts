/**
 * Every method, tried from outside. A row says with which inputs people who are not concerned aim at those who are, and
 * what must come out. A method without a row fails the type check; see `stranger.test.ts`.
 */
import type { Input, MethodByName, MethodName } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { accountAims } from './rows/accounts.ts'
import { chatOptionAims } from './rows/chatOptions.ts'
import { contactAims } from './rows/contacts.ts'
import { favouriteAims } from './rows/favourites.ts'
import { fileAims } from './rows/files.ts'
import { fundingAims } from './rows/funding.ts'
import { groupAims } from './rows/groups.ts'
import { linkAims } from './rows/links.ts'
import { miniProgramAims } from './rows/miniPrograms.ts'
import { paymentAims } from './rows/payments.ts'
import { placeAims } from './rows/places.ts'
import { pollAims } from './rows/polls.ts'
import { privacyAims } from './rows/privacy.ts'
import { pushAims } from './rows/push.ts'
import { redPacketAims } from './rows/redPackets.ts'
import { searchAims } from './rows/search.ts'
import { stickerAims } from './rows/stickers.ts'
import { transferAims } from './rows/transfers.ts'
import { walletAims } from './rows/wallet.ts'
import { pictureBytes, voiceBytes } from './samples.ts'
import type { Outsider, OutsiderName, Situation } from './situation.ts'

/**
 * - an error that the method declares, or `request.conflict`, which any may answer;
 * - `nothing`: an answer that holds nothing of the others, neither their ids nor their names;
 * - `card`: what any signed-in member may see of someone whom it found, and no more: id, handle, name, picture, about;
 * - `acts`: as `card`, and something changes for the other, as it should: who is asked hears of it, who knows one by name
 *   sees the new one.
 *
 * Whatever is not `acts` changes nothing for the others and rings no bell of theirs.
 */
export type Outcome<Name extends MethodName> =
  | MethodByName<Name>['errors'][number]
  | 'request.conflict'
  | 'nothing'
  | 'card'
  | 'acts'

export interface Aim<Name extends MethodName> {
  /** What the outsider tries, in a few words. */
  at: string
  input(situation: Situation, outsider: Outsider): Input<Name>
  bytes?: Buffer
  /** One for all three, or one for each that tries. */
  out: Outcome<Name> | Partial<Record<OutsiderName, Outcome<Name>>>
  /** What nobody at all gets, where the method is open to anyone; of all others nobody gets `auth.required`. */
  nobody?: Outcome<Name>
}

export type StrangerTable = { [Name in MethodName]: readonly [Aim<Name>, ...Aim<Name>[]] }

const device = { deviceName: 'Elsewhere', session: 'token' as const }
const own = { at: 'one’s own', input: () => ({}), out: 'nothing' } as const
const open = { ...own, nobody: 'nothing' } as const

/** Where an outsider has no former conversation there is nothing to aim at; those rows name who tries. */
const formerDirectOf = ({ formerDirect }: Outsider): string => {
  if (formerDirect === null) throw new Error('A stranger never talked with the others')
  return formerDirect
}
const hello = { kind: 'text' as const, text: 'Hello' }
const fakeCredential = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} }

export const strangerTable: StrangerTable = {
  ...accountAims,
  ...chatOptionAims,
  ...contactAims,
  ...favouriteAims,
  ...fileAims,
  ...fundingAims,
  ...groupAims,
  ...linkAims,
  ...miniProgramAims,
  ...paymentAims,
  ...placeAims,
  ...pollAims,
  ...pushAims,
  ...privacyAims,
  ...redPacketAims,
  ...searchAims,
  ...stickerAims,
  ...transferAims,
  ...walletAims,
  'accounts.describeServer': [open],
  'accounts.listDemoPeople': [{ ...open, out: 'accounts.noDemo', nobody: 'accounts.noDemo' }],
  'accounts.stepIn': [
    {
      at: 'stepping in as one of them',
      input: ({ mei }) => ({ handle: mei.handle, ...device }),
      out: 'accounts.noDemo',
      nobody: 'accounts.noDemo',
    },
  ],
  'accounts.signUp': [
    {
      at: 'taking their handle',
      input: ({ mei }) => ({
        handle: mei.handle,
        name: 'Mei',
        password: 'a password of my own',
        language: 'en',
        ...device,
      }),
      out: 'accounts.handleTaken',
      nobody: 'accounts.handleTaken',
    },
  ],
  'accounts.signIn': [
    {
      at: 'guessing their password',
      input: ({ mei }) => ({ handle: mei.handle, password: 'a boat on the sea', ...device }),
      out: 'auth.failed',
      nobody: 'auth.failed',
    },
  ],
  'accounts.signOut': [own],
  'accounts.changePassword': [
    {
      at: 'without knowing the present one',
      input: () => ({ current: 'a boat on the sea', next: 'a password of my own' }),
      out: 'accounts.passwordWrong',
    },
    {
      at: 'as if there were none yet',
      input: () => ({ current: null, next: 'a password of my own' }),
      out: 'accounts.passwordWrong',
    },
  ],
  'accounts.beginPasskeySignUp': [
    {
      at: 'taking their handle',
      input: ({ mei }) => ({ handle: mei.handle, name: 'Mei', language: 'en' }),
      out: 'accounts.handleTaken',
      nobody: 'accounts.handleTaken',
    },
  ],
  'accounts.finishPasskeySignUp': [
    {
      at: 'a ceremony that they began',
      input: ({ ceremonyId }) => ({ ceremonyId, credential: fakeCredential, ...device }),
      out: 'accounts.ceremonyExpired',
      nobody: 'accounts.ceremonyExpired',
    },
  ],
  'accounts.beginPasskeySignIn': [open],
  'accounts.finishPasskeySignIn': [
    {
      at: 'a ceremony that they began',
      input: ({ ceremonyId }) => ({ ceremonyId, credential: fakeCredential, ...device }),
      out: 'accounts.ceremonyExpired',
      nobody: 'accounts.ceremonyExpired',
    },
  ],
  'accounts.beginPasskeyAdd': [own],
  'accounts.finishPasskeyAdd': [
    {
      at: 'a ceremony that they began',
      input: ({ ceremonyId }) => ({ ceremonyId, credential: fakeCredential, name: 'Mine' }),
      out: 'accounts.ceremonyExpired',
    },
  ],
  'accounts.listPasskeys': [own],
  'accounts.removePasskey': [
    { at: 'their passkey', input: ({ passkeyId }) => ({ passkeyId }), out: 'accounts.passkeyNotFound' },
  ],
  'accounts.listDevices': [own],
  'accounts.endDevice': [
    { at: 'their device', input: ({ mei }) => ({ deviceId: mei.deviceId }), out: 'accounts.deviceNotFound' },
  ],
  'accounts.getSelf': [own],
  'accounts.updateProfile': [
    { at: 'one’s own name', input: () => ({ name: 'Somebody Else', about: 'Nothing to see' }), out: 'acts' },
    { at: 'wearing their picture', input: ({ files }) => ({ avatarFileId: files.avatar }), out: 'files.notFound' },
    {
      at: 'wearing a picture of theirs',
      input: ({ files }) => ({ avatarFileId: files.picture }),
      out: 'files.notFound',
    },
  ],
  'accounts.renewContactCode': [own],

  'contacts.findByHandle': [
    {
      at: 'their handle',
      input: (_situation, { victim }) => ({ handle: victim.handle }),
      out: { stranger: 'card', blocked: 'member.notFound', former: 'card' },
    },
  ],
  'contacts.findByCode': [
    {
      at: 'their code',
      input: (_situation, { victim }) => ({ code: victim.self.contactCode }),
      out: { stranger: 'card', blocked: 'member.notFound', former: 'card' },
    },
  ],
  'contacts.getRelation': [
    {
      at: 'them',
      input: (_situation, { victim }) => ({ memberId: victim.id }),
      out: { stranger: 'card', blocked: 'member.notFound', former: 'card' },
    },
  ],
  'contacts.requestContact': [
    {
      at: 'asking them',
      input: (_situation, { victim }) => ({ memberId: victim.id, greeting: 'Please' }),
      out: { stranger: 'acts', blocked: 'member.notFound', former: 'acts' },
    },
  ],
  'contacts.acceptRequest': [
    {
      at: 'a request that they never made',
      input: (_situation, { victim }) => ({ memberId: victim.id }),
      out: { stranger: 'contacts.notRequested', blocked: 'member.notFound', former: 'contacts.notRequested' },
    },
    {
      at: 'the request that one of them made to another',
      input: ({ lena }) => ({ memberId: lena.id }),
      out: 'contacts.notRequested',
    },
  ],
  'contacts.ignoreRequest': [
    {
      at: 'a request that they never made',
      input: (_situation, { victim }) => ({ memberId: victim.id }),
      out: 'contacts.notRequested',
    },
  ],
  'contacts.setRemark': [
    {
      at: 'a name for them',
      input: (_situation, { victim }) => ({ memberId: victim.id, remark: 'Someone' }),
      // To the blocked one all looks as before, in its own list too.
      out: { stranger: 'contacts.notContact', blocked: 'card', former: 'contacts.notContact' },
    },
  ],
  'contacts.removeContact': [
    {
      at: 'them',
      input: (_situation, { victim }) => ({ memberId: victim.id }),
      out: { stranger: 'contacts.notContact', blocked: 'acts', former: 'contacts.notContact' },
    },
  ],
  'contacts.blockMember': [{ at: 'them', input: (_situation, { victim }) => ({ memberId: victim.id }), out: 'card' }],
  'contacts.unblockMember': [
    {
      at: 'undoing a block that is not one’s own',
      input: (_situation, { victim }) => ({ memberId: victim.id }),
      out: 'card',
    },
  ],
  'contacts.listRelations': [{ ...own, out: { stranger: 'nothing', blocked: 'card', former: 'card' } }],

  'files.fetchFile': [
    {
      at: 'their picture',
      input: ({ files }) => ({ fileId: files.picture, variant: 'original' }),
      out: 'files.notFound',
    },
    {
      at: 'its thumbnail',
      input: ({ files }) => ({ fileId: files.picture, variant: 'thumbnail' }),
      out: 'files.notFound',
    },
    { at: 'their voice', input: ({ files }) => ({ fileId: files.voice, variant: 'original' }), out: 'files.notFound' },
    { at: 'their file', input: ({ files }) => ({ fileId: files.file, variant: 'original' }), out: 'files.notFound' },
    { at: 'their face', input: ({ files }) => ({ fileId: files.avatar, variant: 'original' }), out: 'card' },
  ],
  'files.uploadPicture': [{ ...own, bytes: pictureBytes }],
  'files.uploadAvatar': [{ ...own, bytes: pictureBytes }],
  'files.uploadVoice': [{ ...own, bytes: voiceBytes }],

  'chat.openDirect': [
    {
      at: 'a conversation with them',
      input: (_situation, { victim }) => ({ memberId: victim.id }),
      // The blocked one keeps what was said to it, to be read.
      out: { stranger: 'chat.conversationNotFound', blocked: 'card', former: 'chat.conversationNotFound' },
    },
  ],
  'chat.listConversations': [{ ...own, out: { stranger: 'nothing', blocked: 'card', former: 'card' } }],
  'chat.getConversation': theirs((conversationId) => ({ conversationId })),
  'chat.listMembers': theirs((conversationId) => ({ conversationId })),
  'chat.fetchMessages': theirs((conversationId) => ({ conversationId, after: 0 })),
  'chat.getHistory': [
    ...theirs((conversationId, seq) => ({ conversationId, seq })),
    {
      at: 'what was sent on as one',
      input: ({ group, seqs }) => ({ conversationId: group, seq: seqs.history }),
      out: 'chat.conversationNotFound',
    },
  ],
  'chat.getMessages': theirs((conversationId, seq) => ({ conversationId, seqs: [seq, 1, 2] })),
  'chat.sendMessage': [
    ...theirs((conversationId) => ({ conversationId, messageId: newUuid(), body: hello })),
    {
      at: 'whoever wants to hear no more',
      input: (_situation, outsider) => ({
        conversationId: formerDirectOf(outsider),
        messageId: newUuid(),
        body: hello,
      }),
      out: { blocked: 'chat.notAccepting' },
    },
    {
      at: 'sending what they said on as one',
      input: ({ group, seqs }, { ownDirect: conversationId }) => ({
        conversationId,
        messageId: newUuid(),
        body: { kind: 'history', fromConversationId: group, seqs: [seqs.text, seqs.picture] },
      }),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'handing on their card',
      input: ({ lena }, { ownDirect: conversationId }) => ({
        conversationId,
        messageId: newUuid(),
        body: { kind: 'contactCard', memberId: lena.id },
      }),
      out: 'contacts.notContact',
    },
    {
      at: 'forwarding their picture',
      input: ({ files }, { ownDirect: conversationId }) => ({
        conversationId,
        messageId: newUuid(),
        body: { kind: 'picture', fileId: files.picture },
        forwarded: true,
      }),
      out: 'files.notFound',
    },
    {
      at: 'mentioning them elsewhere',
      input: ({ mei }, { ownGroup: conversationId }) => ({
        conversationId,
        messageId: newUuid(),
        body: { ...hello, mentions: [{ memberId: mei.id, offset: 0, length: 5 }] },
      }),
      out: 'chat.mentionUnknown',
    },
  ],
  'chat.recallMessage': [
    ...theirs((conversationId, seq) => ({ conversationId, seq })),
    {
      at: 'the note of their conversation',
      input: (_situation, outsider) => ({ conversationId: formerDirectOf(outsider), seq: 1 }),
      out: { blocked: 'chat.notYours', former: 'chat.notYours' },
    },
  ],
  'chat.editMessage': [
    ...theirs((conversationId, seq) => ({ conversationId, seq, words: hello })),
    {
      at: 'the note of their conversation',
      input: (_situation, outsider) => ({ conversationId: formerDirectOf(outsider), seq: 1, words: hello }),
      out: { blocked: 'chat.notYours', former: 'chat.notYours' },
    },
  ],
  'chat.hideMessage': theirs((conversationId, seq) => ({ conversationId, seq })),
  'chat.setReaction': [
    ...theirs((conversationId, seq) => ({ conversationId, seq, emoji: '👍' })),
    {
      at: 'whoever wants to hear no more',
      input: (_situation, outsider) => ({ conversationId: formerDirectOf(outsider), seq: 1, emoji: '👍' }),
      out: { blocked: 'chat.notAccepting' },
    },
  ],
  'chat.markRead': theirs((conversationId, seq) => ({ conversationId, seq })),
  'chat.markPlayed': theirs((conversationId, seq) => ({ conversationId, seq })),
  'chat.setTyping': [
    ...theirs((conversationId) => ({ conversationId })),
    {
      at: 'whoever wants to hear no more',
      input: (_situation, outsider) => ({ conversationId: formerDirectOf(outsider) }),
      out: { blocked: 'chat.notAccepting' },
    },
  ],
  'chat.changePreferences': theirs((conversationId) => ({ conversationId, muted: true, pinned: true })),
  'chat.createGroup': [
    {
      at: 'a group with them in it',
      input: (_situation, { victim }) => ({ title: 'Come in', memberIds: [victim.id] }),
      out: 'contacts.notContact',
    },
  ],
  'chat.renameGroup': theirs((conversationId) => ({ conversationId, title: 'Ours now' })),
  'chat.inviteMembers': [
    {
      at: 'letting oneself in',
      input: ({ group }, { person }) => ({ conversationId: group, memberIds: [person.id] }),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'bringing them into a group of one’s own',
      input: (_situation, { ownGroup, victim }) => ({ conversationId: ownGroup, memberIds: [victim.id] }),
      out: 'contacts.notContact',
    },
  ],
  'chat.removeMember': theirs((conversationId, _seq, { omar }) => ({ conversationId, memberId: omar.id })),
  'chat.leaveGroup': theirs((conversationId) => ({ conversationId })),
  'chat.setRole': [
    ...theirs((conversationId, _seq, { omar }) => ({ conversationId, memberId: omar.id, role: 'admin' as const })),
    {
      at: 'making oneself an admin',
      input: ({ group }, { person }) => ({ conversationId: group, memberId: person.id, role: 'admin' }),
      out: 'chat.conversationNotFound',
    },
  ],

  'sync.catchUp': [
    {
      at: 'what happened since one was outside',
      input: (_situation, { logSeq }) => ({ logSeq }),
      out: 'nothing',
    },
  ],
  'sync.listHeads': [own],
}

/** The same aim at their group and at their direct conversation: to those outside, neither exists. */
function theirs<GivenInput>(inputFor: (conversationId: string, seq: number, situation: Situation) => GivenInput) {
  const aim = (at: string, idOf: (situation: Situation) => string) => ({
    at,
    input: (situation: Situation) => inputFor(idOf(situation), situation.seqs.after, situation),
    out: 'chat.conversationNotFound' as const,
  })
  return [aim('their group', ({ group }) => group), aim('their conversation', ({ direct }) => direct)] as const
}
