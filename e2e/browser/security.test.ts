import { test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'

const password = 'a boat on the river'
const t = texts.security

test('Mei signs in by two steps, and by a recovery code when her phone is gone', async ({ world }) => {
  world.tolerate(/status of 403.*accounts\.signIn/, 'the code is asked for, and a wrong one tried')
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto('/me/settings')
  await page.getByRole('link', { name: t.twoStep.title }).click()
  await page.getByRole('button', { name: t.twoStep.setUp, exact: true }).click()
  await page.getByRole('dialog').getByLabel(texts.signIn.password, { exact: true }).fill(password)
  await page.getByRole('dialog').getByRole('button', { name: t.proof.continue }).click()
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
  const app = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  const code = (stepsLater: number) => app.generate({ timestamp: Date.now() + stepsLater * 30_000 })
  await page.getByLabel(t.twoStep.code, { exact: true }).fill(code(0))
  await page.getByRole('button', { name: t.twoStep.confirm }).click()
  await page.getByText(t.twoStep.isOn).first().waitFor()

  await page.goto('/me/settings/recovery')
  await page.getByRole('button', { name: t.recovery.make }).click()
  await page.getByRole('dialog').getByLabel(texts.signIn.password, { exact: true }).fill(password)
  await page.getByRole('dialog').getByRole('button', { name: t.proof.continue }).click()
  const codes = page.getByRole('list', { name: t.recovery.title }).getByRole('listitem')
  await codes.first().waitFor()
  expect(await codes.count()).toBe(10)
  const recoveryCode = await codes.first().innerText()
  await page.getByRole('button', { name: t.recovery.kept }).click()
  await page.getByText(recoveryCode).waitFor({ state: 'detached' })

  await mei.me.signOut()
  await mei.signIn.isAsked()
  await mei.signIn.withPassword(mei.person.handle, password)
  const asked = page.getByRole('textbox', { name: texts.signIn.second.code, exact: true })
  await asked.fill(code(-9))
  await page.getByRole('button', { name: texts.signIn.signIn, exact: true }).click()
  await page.getByText(texts.errors.auth.codeWrong).waitFor()
  await asked.fill(code(1))
  await page.getByRole('button', { name: texts.signIn.signIn, exact: true }).click()
  await mei.chats.isEmpty()

  await mei.me.signOut()
  await mei.signIn.isAsked()
  await mei.signIn.withPassword(mei.person.handle, password)
  await page.getByRole('button', { name: texts.signIn.second.useRecovery }).click()
  await page.getByRole('textbox', { name: texts.signIn.second.recoveryCode }).fill(recoveryCode.toLowerCase())
  await page.getByRole('button', { name: texts.signIn.signIn, exact: true }).click()
  await mei.chats.isEmpty()
})

test('Omar deletes his account, thinks again and keeps it', async ({ world }) => {
  world.tolerate(/status of 403.*accounts\.signIn/, 'the account is about to go')
  world.tolerate(/status of 401/, 'the device is signed out already when it says goodbye')
  const [omar] = await world.signInAs('Omar')
  const { page } = omar
  await page.goto('/me/settings')
  await page.getByRole('link', { name: t.deletion.title }).click()
  await page.getByRole('button', { name: t.deletion.action }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(texts.signIn.password, { exact: true }).fill(password)
  await dialog.getByRole('button', { name: t.deletion.action }).click()
  await omar.signIn.isAsked()
  await omar.signIn.withPassword(omar.person.handle, password)
  await page.getByRole('alertdialog').getByRole('button', { name: texts.signIn.pending.keep }).click()
  await omar.chats.isEmpty()
})
