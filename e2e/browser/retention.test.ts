import { setRetention } from '@sampan/server/modules/chat/retention.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'

const t = texts.options.kept

test('how long messages are kept stands in the chat and under privacy, once the operator set it', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const { inside } = world
  const [conversationId] = await world.conversations(mei)
  await inside.say(omar.person, conversationId, 'The ferry leaves at ten')
  const rule = { kind: 'direct', subject: 'messages', days: 30, by: 'lena', at: inside.clock.now() } as const
  await setRetention(inside.platform.db, rule)
  await setRetention(inside.platform.db, { ...rule, subject: 'media', days: 7 })

  const { page } = await world.device(mei.person, { path: `/chats/${conversationId}/details` })
  const words = `${fill(t.messages_other, { count: '30' })} ${fill(t.media_other, { count: '7' })}`
  await page.getByText(words).waitFor()
  await page.goto('/me/settings/privacy')
  await page.getByRole('heading', { name: t.title }).waitFor()
  await page.getByText(`${t.direct} ${words}`).waitFor()
  expect(await page.getByText(t.group).count()).toBe(0)
})
