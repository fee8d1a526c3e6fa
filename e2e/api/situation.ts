/**
 * People who have something to hide, and people who should not find it: what the stranger table aims with. Mei, Omar and
 * Lena share a group; Mei and Omar talk. Outside stand a stranger, someone whom Mei blocked, and a former member of the
 * group; each of these has one friend, Ben, and a direct conversation and a group with him. All of them know every id.
 */
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { linkTestSource, placeOrder } from '@sampan/testkit/world/funding.ts'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import { layExport } from './rows/accounts.ts'
import { layKept } from './rows/contacts.ts'
import { keepHistory } from './rows/favourites.ts'
import { layUpload } from './rows/files.ts'
import { layLeading } from './rows/groups.ts'
import { layPaying } from './rows/payments.ts'
import { layPoll } from './rows/polls.ts'
import { layPackets } from './rows/redPackets.ts'
import { layWallet } from './rows/wallet.ts'
import { pictureBytes, voiceBytes, waveform } from './samples.ts'

export const outsiderNames = ['stranger', 'blocked', 'former'] as const
export type OutsiderName = (typeof outsiderNames)[number]

export interface Outsider {
  name: OutsiderName
  person: Person
  /** Whom the outsider wants something of: someone who is not, or no longer, its contact. */
  victim: Person
  /** The conversation with the friend, and a group of the two. */
  ownDirect: string
  ownGroup: string
  /** The direct conversation with Mei from better days; null for the stranger. */
  formerDirect: string | null
  /** Where its log ended when it was put outside. */
  logSeq: number
}

export interface Situation {
  mei: Person
  omar: Person
  lena: Person
  meiElsewhere: Person
  group: string
  direct: string
  /** Numbers of messages in the group: a text, a picture, a voice message, a text after the former member was removed. */
  seqs: { text: number; picture: number; voice: number; history: number; after: number }
  /** `upload` is not finished; the others stand in the group, but for the avatar. */
  files: { picture: string; voice: string; avatar: string; file: string; upload: string }
  passkeyId: string
  /** A ceremony that Mei began. */
  ceremonyId: string
  contactCode: string
  /** Of Mei: a tag under which Omar stands; her number, which is to be found, and Omar’s, which is not. */
  tagId: string
  phone: string
  hiddenPhone: string
  /** Of Mei: to Omar, and in the group, where Omar and the former member have shares. */
  money: { transferId: string; billId: string }
  /** Of Mei: a linked bank account, a top-up that her bank asks about, a card that she began to link. */
  funding: { sourceId: string; orderId: string; linkId: string }
  /** Of Mei: a stall with an order, where Omar paid, and a charge that Omar has not agreed to; Omar’s own code. */
  paying: {
    stallId: string
    stallCode: string
    personCode: string
    orderId: string
    paymentId: string
    chargeId: string
  }
  /** Of Mei: red packets, in the group, before the former member went, and to Omar. */
  packets: { group: string; direct: string }
  /** Of Mei: a poll in the group, before the former member went, in which Omar chose. */
  pollId: string
  /** A mini program, which is nobody’s own. */
  programId: string
  /** Of Mei: several messages as one, among her favourites. */
  keptHistoryId: string
  /** Of Mei: a statement as a file, and what her PIN proved. */
  walletExportId: string
  /** Of Mei: everything of hers as a file. */
  accountExportId: string
  pinProof: string
  /** Of the group: its notice, and the token of a link, which nobody outside has. */
  leading: { noticeId: string; token: string }
  outsiders: Record<OutsiderName, Outsider>
  /** Texts and ids of which nothing may come out, whoever asks from outside. */
  secrets: string[]
  /** What the public cards of the victims hold. */
  cards: string[]
}

let count = 0

export async function prepareSituation(world: World, ben: Person): Promise<Situation> {
  count += 1
  const mark = `secret${count}x`
  const mei = await world.person(`Mei_${mark}`.slice(0, 20))
  const omar = await world.person(`Omar_${mark}`.slice(0, 20))
  const lena = await world.person(`Lena_${mark}`.slice(0, 20))
  const stranger = await world.person('Stranger')
  const blocked = await world.person('Blocked')
  const former = await world.person('Former')
  const meiElsewhere = await world.anotherDevice(mei)

  const direct = await world.befriend(mei, omar)
  const group = await world.group([mei, omar, lena], `${mark} crew`)
  const files = await layFiles(world, mei)
  const contactCode = mei.self.contactCode
  const kept = await layKept(world, mei, omar, mark)
  const leading = await layLeading(world, mei, group, `${mark} notice`)

  const blockedDirect = await world.befriend(blocked, mei)
  await world.call(mei, 'contacts.blockMember', { memberId: blocked.id })
  const formerDirect = await world.befriend(former, mei)
  await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [former.id] })
  const funding = await layFunding(world, mei)
  const money = await layMoney(world, mei, [omar, former], { direct, group, note: `${mark} ferry` })
  const packets = await layPackets(world, { mei, omar, group, direct, greeting: `${mark} wishes` })
  const programId = await layProgram(world)
  const pollId = await layPoll(world, { mei, omar, group, question: `${mark} question` })
  const paying = await layPaying(world, mei, omar, mark)
  const { walletExportId, pinProof } = await layWallet(world, mei)
  const accountExportId = await layExport(world, mei)
  const text = await world.say(mei, group, `${mark} before`)
  const picture = await sendFile(world, mei, group, {
    kind: 'picture',
    fileId: files.picture,
    caption: `${mark} caption`,
  })
  const voice = await sendFile(world, mei, group, { kind: 'voice', fileId: files.voice, durationMs: 900, waveform })
  await sendFile(world, mei, group, { kind: 'file', fileId: files.file })
  const history = await sendFile(world, mei, group, {
    kind: 'history',
    fromConversationId: group,
    seqs: [text, voice],
  })
  const keptHistoryId = await keepHistory(world, mei, group, history)
  await world.call(mei, 'chat.removeMember', { conversationId: group, memberId: former.id })

  const outsiders: Situation['outsiders'] = {
    stranger: await putOutside(world, ben, 'stranger', stranger, mei, null),
    blocked: await putOutside(world, ben, 'blocked', blocked, mei, blockedDirect),
    former: await putOutside(world, ben, 'former', former, omar, formerDirect),
  }

  // Life goes on without them.
  const after = await world.say(omar, group, `${mark} after`)
  await world.say(omar, direct, `${mark} between us`)
  await world.call(lena, 'chat.setReaction', { conversationId: group, seq: after, emoji: '🤫' })
  await world.call(mei, 'chat.renameGroup', { conversationId: group, title: `${mark} renamed` })
  await world.call(mei, 'contacts.setRemark', { memberId: omar.id, remark: `${mark} remark` })
  await world.call(lena, 'contacts.requestContact', { memberId: omar.id, greeting: `${mark} greeting` })
  const passkeyId = await layPasskey(world, mei)
  const { ceremonyId } = await world.call(mei, 'accounts.beginPasskeyAdd', {})

  const people = [mei, omar, lena]
  return {
    mei,
    omar,
    lena,
    meiElsewhere,
    group,
    direct,
    seqs: { text, picture, voice, history, after },
    files,
    passkeyId,
    ceremonyId,
    contactCode,
    ...kept,
    money,
    funding,
    paying,
    packets,
    pollId,
    programId,
    keptHistoryId,
    accountExportId,
    walletExportId,
    pinProof,
    leading,
    outsiders,
    secrets: [
      ...[
        'before',
        'after',
        'crew',
        'renamed',
        'caption',
        'between us',
        'remark',
        'greeting',
        'ferry',
        'paid',
        'asked',
        'wishes',
        'question',
        'tag',
        'note',
        '030',
      ].map((word) => `${mark} ${word}`),
      `${mark} notice`,
      ...Object.values(leading),
      ...Object.values(funding),
      ...Object.values(packets),
      pollId,
      keptHistoryId,
      kept.hiddenPhone,
      ...[paying.paymentId, paying.chargeId, walletExportId, pinProof],
      ...[group, direct, files.picture, files.voice, files.file, files.upload, passkeyId, ceremonyId],
      ...[mei, omar, lena, meiElsewhere].flatMap(({ deviceId, token, self }) => [deviceId, token, self.contactCode]),
    ],
    cards: [...people.flatMap(({ id, handle }) => [id, handle]), mark],
  }
}

async function layFiles(world: World, owner: Person): Promise<Situation['files']> {
  const upload = async (method: 'uploadPicture' | 'uploadVoice' | 'uploadAvatar', bytes: Buffer) =>
    (await world.call(owner, `files.${method}`, {}, { bytes })).id
  const avatar = await upload('uploadAvatar', pictureBytes)
  await world.call(owner, 'accounts.updateProfile', { avatarFileId: avatar })
  return {
    picture: await upload('uploadPicture', pictureBytes),
    voice: await upload('uploadVoice', voiceBytes),
    avatar,
    file: await layFile(world, owner),
    upload: await layUpload(world, owner, 'upload.txt', Buffer.from('Theirs alone')),
  }
}

async function layFile(world: World, owner: Person): Promise<string> {
  const uploadId = await layUpload(world, owner, 'file.txt', Buffer.from('Theirs alone'))
  return (await world.call(owner, 'files.finishUpload', { uploadId, as: 'file' })).id
}

type FileBody =
  | { kind: 'file'; fileId: string }
  | { kind: 'picture'; fileId: string; caption: string }
  | { kind: 'voice'; fileId: string; durationMs: number; waveform: number[] }
  | { kind: 'history'; fromConversationId: string; seqs: number[] }

async function sendFile(world: World, who: Person, conversationId: string, body: FileBody): Promise<number> {
  return (await world.call(who, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })).seq
}

/** Sends money to the first of the others, and asks all of them for some. */
async function layMoney(
  world: World,
  mei: Person,
  others: readonly Person[],
  { direct, group, note }: { direct: string; group: string; note: string },
): Promise<Situation['money']> {
  await world.giveMoney(mei, '50.00')
  const [transferId, billId] = [newUuid(), newUuid()]
  const shares = others.map(({ id }) => ({ memberId: id, amount: '500' }))
  await world.call(mei, 'transfers.send', { transferId, conversationId: direct, amount: '2000', currency: 'EUR', note })
  const split = { way: 'named' as const, shares }
  await world.call(mei, 'bills.create', { billId, conversationId: group, currency: 'EUR', note, split })
  return { transferId, billId }
}

async function layFunding(world: World, mei: Person): Promise<Situation['funding']> {
  const source = await linkTestSource(world, mei, 'confirms')
  const order = await placeOrder(world, mei, 'funding.topUp', source, '700')
  await world.runJobs()
  const linkId = newUuid()
  await world.call(mei, 'funding.linkSource', { linkId, kind: 'card' })
  return { sourceId: source.id, orderId: order.id, linkId }
}

/** A passkey that nobody holds the key of; signing in with real ones stands in `events.test.ts`. */
async function layPasskey(world: World, owner: Person): Promise<string> {
  const id = newUuid()
  await world.pool.query(
    `INSERT INTO passkeys (id, member_id, credential_id, public_key, counter, transports, name, created_at)
     VALUES ($1, $2, $3, '\\x00', 0, '{}', 'Key', now())`,
    [id, owner.id, `credential-${id}`],
  )
  return id
}

async function putOutside(
  world: World,
  ben: Person,
  name: OutsiderName,
  person: Person,
  victim: Person,
  formerDirect: string | null,
): Promise<Outsider> {
  const ownDirect = await world.befriend(person, ben)
  const ownGroup = await world.group([person, ben], 'Own group')
  const { logSeq } = await world.call(person, 'sync.catchUp', { logSeq: null })
  return { name, person, victim, ownDirect, ownGroup, formerDirect, logSeq }
}
