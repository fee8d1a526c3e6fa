import { createWorld, PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictureBytes } from '../../../../e2e/api/samples.ts'
import { newUuid } from '../../kernel/ids.ts'
import { fates } from '../../modules/accounts/store/erase.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const DAY_MS = 86_400_000
const proof = { password: PASSWORD }
const device = { deviceName: 'Phone', session: 'token' as const }
const refusedAs = (code: string) => expect.objectContaining({ code })

const deleteAccount = (who: Person) => world.call(who, 'accounts.deleteAccount', { proof })
const signIn = (handle: string, keepAccount?: boolean, deviceName = 'Phone') =>
  world.call(null, 'accounts.signIn', {
    ...{ handle, password: PASSWORD },
    ...(keepAccount === undefined ? {} : { keepAccount }),
    ...device,
    deviceName,
  })
const find = (who: Person, handle: string) => world.call(who, 'contacts.findByHandle', { handle })
async function erase() {
  await world.platform.jobHandlers.sweep({})
  await world.runJobs()
}

/** Every text of the database in which a word stands, as table.column. */
async function placesOf(word: string): Promise<string[]> {
  const { rows } = await world.pool.query(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND udt_name IN ('text', '_text', 'jsonb', 'tsvector', 'varchar', 'json')`)
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rowCount } = await world.pool.query(
      `SELECT 1 FROM "${table}" WHERE "${column}"::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [word],
    )
    if (rowCount) found.push(`${table}.${column}`)
  }
  return found
}

test('asks for the owner, signs out everywhere, hides, and can be taken back in time', async () => {
  const [mei, omar] = await world.people(2)
  const wrong = world.call(mei, 'accounts.deleteAccount', { proof: { password: 'not the password' } })
  await expect(wrong).rejects.toEqual(refusedAs('accounts.passwordWrong'))
  expect(await world.call(mei, 'accounts.getDeletion', {})).toEqual({ graceDays: 14, blockers: [] })

  const { deletesAt } = await deleteAccount(mei)
  expect(Date.parse(deletesAt)).toBe(world.clock.now().getTime() + 14 * DAY_MS)
  const left = await world.pool.query('SELECT 1 FROM devices WHERE member_id = $1 AND ended_at IS NULL', [mei.id])
  expect(left.rows).toEqual([])
  await expect(find(omar, mei.handle)).rejects.toEqual(refusedAs('member.notFound'))
  const byCode = world.call(omar, 'contacts.findByCode', { code: mei.self.contactCode })
  await expect(byCode).rejects.toEqual(refusedAs('member.notFound'))

  world.clock.advance(13 * DAY_MS)
  await erase()
  await expect(signIn(mei.handle)).rejects.toMatchObject({ code: 'auth.deletionPending', details: { deletesAt } })
  await signIn(mei.handle, true)
  expect((await find(omar, mei.handle)).relation.member.id).toBe(mei.id)
  world.clock.advance(5 * DAY_MS)
  await erase()
  await signIn(mei.handle)
})

test('is refused while there is money, and says what to do', async () => {
  const [mei, omar] = await world.people(2)
  const direct = await world.befriend(mei, omar)
  await world.giveMoney(mei, '12.50')
  await expect(deleteAccount(mei)).rejects.toMatchObject({
    code: 'accounts.deletionBlocked',
    details: { blockers: [{ kind: 'balance', currency: 'EUR', amount: '1250' }] },
  })
  const transferId = newUuid()
  const transfer = { transferId, conversationId: direct, amount: '1250', currency: 'EUR', note: '' }
  await world.call(mei, 'transfers.send', transfer)
  const { blockers } = await world.call(mei, 'accounts.getDeletion', {})
  expect(blockers).toEqual([
    { kind: 'held', currency: 'EUR', amount: '1250' },
    { kind: 'transfers', count: 1 },
  ])
  await world.call(omar, 'transfers.accept', { transferId })
  await deleteAccount(mei)
})

test('is put off where money came in meanwhile', async () => {
  const mei = await world.person('Mei')
  await deleteAccount(mei)
  await world.giveMoney(mei, '1.00')
  world.clock.advance(15 * DAY_MS)
  await erase()
  await signIn(mei.handle, true)
})

test('leaves nothing personal behind, and what was said to others', async () => {
  const mei = await world.person('Mei')
  await world.call(mei, 'accounts.updateProfile', { name: 'Marked zqxmarkzqx' })
  const [omar, lena] = await world.people(2)
  const handle = 'marked_zqxmarkzqx'
  await world.call(mei, 'accounts.changeHandle', { handle })
  const avatar = await world.call(mei, 'files.uploadAvatar', {}, { bytes: pictureBytes })
  const sent = await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })
  const unsent = await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })
  await world.call(mei, 'accounts.updateProfile', {
    avatarFileId: avatar.id,
    about: 'About zqxmarkzqx "quoted" \\ zqxmarkzqx',
  })
  await world.runJobs()
  const direct = await world.befriend(mei, omar)
  const group = await world.group([mei, omar, lena], 'Crew')
  await world.say(mei, direct, 'What I said')
  const body = { kind: 'picture' as const, fileId: sent.id, caption: 'Kept' }
  await world.call(mei, 'chat.sendMessage', { conversationId: group, messageId: newUuid(), body })
  await world.call(omar, 'contacts.setRemark', { memberId: mei.id, remark: 'Friend zqxmarkzqx' })
  await world.call(mei, 'accounts.makeRecoveryCodes', { proof })
  await world.call(mei, 'accounts.beginTwoStep', proof)
  await world.call(mei, 'accounts.startExport', { language: 'en', withFiles: false })
  await world.call(lena, 'contacts.requestContact', { memberId: mei.id, greeting: 'Hello zqxmarkzqx' })
  const { conversation: notes } = await world.call(mei, 'chat.openNotes', {})
  await world.say(mei, notes.id, 'A secret zqxmarkzqx')
  await signIn(handle, undefined, 'Phone zqxmarkzqx')
  await world.runJobs()

  await deleteAccount(mei)
  world.clock.advance(15 * DAY_MS)
  await erase()
  await erase()
  expect(await placesOf('zqxmarkzqx')).toEqual([])
  expect(await placesOf(mei.handle)).toEqual([])
  for (const table of [
    'passkeys',
    'recovery_codes',
    'two_step_secrets',
    'former_handles',
    'relations',
    'account_exports',
  ])
    expect((await world.pool.query(`SELECT 1 FROM ${table} WHERE member_id = $1`, [mei.id])).rows, table).toEqual([])
  await expect(signIn(handle, true)).rejects.toEqual(refusedAs('auth.failed'))

  const relation = await world.call(omar, 'contacts.getRelation', { memberId: mei.id })
  expect(relation.relation).toMatchObject({ state: 'stranger', remark: null, member: { name: 'Deleted account' } })
  const { messages } = await world.call(omar, 'chat.fetchMessages', { conversationId: direct })
  expect(messages.some(({ body: each }) => each.kind === 'text' && each.text === 'What I said')).toBe(true)
  const conversation = await world.call(lena, 'chat.getConversation', { conversationId: group })
  expect(conversation.conversation).toMatchObject({ memberCount: 2 })
  const { members } = await world.call(omar, 'chat.listMembers', { conversationId: group })
  expect(members.filter(({ role, left }) => role === 'owner' && !left)).toHaveLength(1)
  expect((await world.fetchFile(lena, sent.id)).sizeBytes).toBeGreaterThan(0)
  const files = await world.pool.query('SELECT id FROM files WHERE owner_id = $1', [mei.id])
  expect(files.rows).toEqual([{ id: sent.id }])
  expect(files.rows.some(({ id }) => id === unsent.id || id === avatar.id)).toBe(false)
})

test('knows every column in which a member can stand', async () => {
  const { rows } = await world.pool.query(`
    SELECT table_name || '.' || column_name AS place FROM information_schema.columns
    WHERE table_schema = 'public' AND udt_name = 'uuid'
      AND (column_name ~ '(member|owner|sender|payer|payee|maker|caller|other|from|to|luckiest|except)_id$' OR column_name ~ '_by$')
      AND column_name <> 'resolved_by'
    UNION SELECT DISTINCT c.table_name || '.' || k.column_name FROM information_schema.table_constraints AS c
      JOIN information_schema.key_column_usage AS k USING (constraint_name)
      JOIN information_schema.constraint_column_usage AS u USING (constraint_name)
    WHERE c.constraint_type = 'FOREIGN KEY' AND u.table_name = 'members'`)
  expect(rows.map(({ place }) => place).filter((place) => !(place in fates))).toEqual([])
})
