import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLogProvider, SMS_FILE } from './sms/logProvider.ts'

let world: World
let mei: Person
let omar: Person
let number: string
let count = 0

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  count += 1
  number = `+4930${2_000_000 + count}`
})

const begin = (who: Person, of = number) => world.call(who, 'phones.beginProof', { number: of })
const confirm = (who: Person, code: string) => world.call(who, 'phones.confirmProof', { code })
async function codeTo(of: string): Promise<string> {
  await world.runJobs()
  return /\d{6}/.exec(world.textMessages.findLast((sent) => sent.number === of)?.text ?? '')?.[0] ?? ''
}
async function prove(who: Person, of = number) {
  await begin(who, of)
  return (await confirm(who, await codeTo(of))).phone
}
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')
const phoneOf = async (who: Person) => (await world.call(who, 'phones.getPhone', {})).phone
const find = (who: Person, of = number) => world.call(who, 'contacts.findByPhone', { number: of })
const notFound = { code: 'member.notFound' }
const seconds = (many: number) => world.clock.advance(many * 1_000)

describe('proving a number', () => {
  it('takes the code that was sent to it', async () => {
    expect(await phoneOf(mei)).toEqual({ number: null, findable: false, provenAt: null, lostAt: null })
    expect(await prove(mei)).toMatchObject({ number, findable: false, lostAt: null })
    expect(await phoneOf(mei)).toMatchObject({ number })
    await expect(confirm(mei, '123456')).rejects.toMatchObject({ code: 'phones.codeOver' })
  })

  it('allows five wrong tries', async () => {
    await begin(mei)
    const code = await codeTo(number)
    for (const triesLeft of [4, 3, 2, 1, 0])
      await expect(confirm(mei, wrongFor(code))).rejects.toMatchObject({
        code: 'phones.codeWrong',
        details: { triesLeft },
      })
    await expect(confirm(mei, code)).rejects.toMatchObject({ code: 'phones.codeOver' })
  })

  it('takes ten minutes at most, and the last code only', async () => {
    await begin(mei)
    const first = await codeTo(number)
    seconds(61)
    await begin(mei)
    const second = await codeTo(number)
    expect(second).not.toBe(first)
    await expect(confirm(mei, first)).rejects.toMatchObject({ code: 'phones.codeWrong' })
    seconds(600)
    await expect(confirm(mei, second)).rejects.toMatchObject({ code: 'phones.codeOver' })
  })

  it('is for numbers that can be', async () => {
    await expect(begin(mei, '+4912')).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(begin(mei, '+999123456789')).rejects.toMatchObject({ code: 'phones.numberInvalid' })
  })

  it('is slow, for a member and for a number', async () => {
    await begin(mei)
    await expect(begin(mei)).rejects.toMatchObject({ code: 'phones.tooManyCodes' })
    for (let more = 0; more < 4; more += 1) {
      seconds(61)
      await begin(mei)
    }
    seconds(61)
    await expect(begin(mei, '+4930999999')).rejects.toMatchObject({ code: 'phones.tooManyCodes' })
    await expect(begin(omar)).rejects.toMatchObject({ code: 'phones.tooManyCodes' })
    seconds(24 * 3_600)
    await begin(omar)
  })

  it('answers the same whether the number is somebody’s or nobody’s', async () => {
    await prove(omar)
    const taken = await begin(mei)
    const free = await begin(await world.person(), '+4930555555')
    expect(taken).toEqual(free)
  })

  it('takes the number over from who had it, who is told', async () => {
    await prove(omar)
    await world.call(omar, 'phones.setFindable', { findable: true })
    const { logSeq } = await world.call(omar, 'sync.catchUp', { logSeq: null })
    expect(await prove(mei)).toMatchObject({ number, findable: false })
    const lost = await phoneOf(omar)
    expect(lost).toMatchObject({ number: null, findable: false, lostAt: expect.any(String) })
    const told = await world.call(omar, 'sync.catchUp', { logSeq })
    expect(told.entries.map(({ name, body }) => ({ name, body }))).toEqual([
      { name: 'phones.changed', body: { phone: lost } },
    ])
    await world.call(omar, 'phones.removeNumber', {})
    expect(await phoneOf(omar)).toMatchObject({ lostAt: null })
  })

  it('leaves no number in the database', async () => {
    await prove(mei)
    const { rows } = await world.pool.query<{ text: string }>(
      `SELECT (SELECT json_agg(n) FROM phone_numbers n)::text || (SELECT json_agg(s) FROM phone_sends s)::text
        || coalesce((SELECT json_agg(k) FROM idempotency_keys k)::text, '') AS text`,
    )
    expect(rows[0]?.text).not.toContain(number.slice(1))
    expect(rows[0]?.text).not.toContain(Buffer.from(number).toString('hex'))
  })
})

describe('finding by number', () => {
  it('finds only who allows it', async () => {
    await prove(omar)
    await expect(find(mei)).rejects.toMatchObject(notFound)
    await world.call(omar, 'phones.setFindable', { findable: true })
    expect((await find(mei)).relation).toMatchObject({ member: { id: omar.id }, state: 'stranger' })
    await world.call(omar, 'phones.setFindable', { findable: false })
    await expect(find(mei)).rejects.toMatchObject(notFound)
  })

  it('does not find the one who blocked', async () => {
    await prove(omar)
    await world.call(omar, 'phones.setFindable', { findable: true })
    await world.call(omar, 'contacts.blockMember', { memberId: mei.id })
    await expect(find(mei)).rejects.toMatchObject(notFound)
    expect(await world.call(mei, 'contacts.matchPhones', { numbers: [number] })).toEqual({ found: [] })
  })

  it('does not outlive the number', async () => {
    await prove(omar)
    await world.call(omar, 'phones.setFindable', { findable: true })
    await world.call(omar, 'phones.removeNumber', {})
    await expect(find(mei)).rejects.toMatchObject(notFound)
    const findable = world.call(omar, 'phones.setFindable', { findable: true })
    await expect(findable).rejects.toMatchObject({ code: 'phones.noNumber' })
  })

  it('matches many, without oneself', async () => {
    const [other, own] = [`${number}1`, `${number}2`]
    await prove(omar)
    await world.call(omar, 'phones.setFindable', { findable: true })
    await prove(mei, own)
    await world.call(mei, 'phones.setFindable', { findable: true })
    const { found } = await world.call(mei, 'contacts.matchPhones', { numbers: [other, number, own] })
    expect(found).toEqual([{ number, relation: (await find(mei)).relation }])
  })
})

describe('over a day', () => {
  let strict: World
  beforeAll(async () => {
    strict = await createWorld({ settings: { SAMPAN_RATE_FACTOR: '1' } })
  })
  afterAll(() => strict.close())

  it('a member looks up no more than an address book', async () => {
    const curious = await strict.person()
    const elsewhere = await strict.anotherDevice(curious)
    const numbersFrom = (start: number) =>
      Array.from({ length: 500 }, (_, index) => `+4930${1_000_000 + start + index}`)
    for (let batch = 0; batch < 11; batch += 1)
      await strict.call(curious, 'contacts.matchPhones', { numbers: numbersFrom(batch * 500) })
    const more = strict.call(elsewhere, 'contacts.findByPhone', { number: '+4930999999' })
    await expect(more).rejects.toMatchObject({ code: 'request.tooMany' })
  })
})

describe('text messages', () => {
  it('are in the member’s language', async () => {
    await world.call(mei, 'accounts.updateProfile', { language: 'zh' })
    await begin(mei)
    const code = await codeTo(number)
    expect(world.textMessages.at(-1)).toEqual({ number, text: expect.stringContaining(`${code}（`) })
  })

  it('are not offered unless the operator says how', async () => {
    const without = await createWorld({ sms: 'off' })
    const person = await without.person()
    expect(await without.call(person, 'phones.getPhone', {})).toMatchObject({ offered: false })
    const begun = without.call(person, 'phones.beginProof', { number })
    await expect(begun).rejects.toMatchObject({ code: 'phones.notOffered' })
    await without.close()
  })

  it('stand in a file where they are only logged', async () => {
    const { dataDirectory } = world.config
    const provider = createLogProvider({ log: silentLog(), dataDirectory })
    await provider.send('+4930123456', 'Hello')
    expect(readFileSync(join(dataDirectory, SMS_FILE), 'utf8')).toBe('+4930123456\tHello\n')
  })
})
