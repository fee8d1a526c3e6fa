import { test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

const password = 'a boat on the river'

test('who opens the address for the first time is asked to sign in', async ({ world }) => {
  const visitor = await world.visitor({ path: '/' })
  await visitor.signIn.isAsked()
})

test('Mei signs up, signs out and comes back; a wrong password is told', async ({ world }) => {
  world.tolerate(/status of 401.*accounts\.signIn/, 'a wrong password is tried')
  const mei = await world.visitor()
  await mei.signIn.goToSignUp()
  await mei.signIn.signUp({ handle: 'mei', name: 'Mei', password })
  await mei.chats.isEmpty()
  await mei.me.signOut()
  await mei.signIn.isAsked()
  await mei.signIn.withPassword('mei', 'another boat')
  await mei.signIn.isRefused(texts.errors.auth.failed)
  await mei.signIn.withPassword('@Mei', password)
  await mei.chats.isEmpty()
  await mei.page.reload()
  await mei.chats.isEmpty()
})

test('a taken user name is told beside its field', async ({ world }) => {
  world.tolerate(/status of 409.*accounts\.signUp/, 'a taken user name is tried')
  const { handle } = await world.inside.person('Mei')
  const omar = await world.visitor({ path: '/sign-up' })
  await omar.signIn.signUp({ handle, name: 'Omar', password })
  await omar.signIn.isWrong(omar.signIn.handle, texts.errors.accounts.handleTaken)
  await omar.signIn.signUp({ handle: 'omar', name: 'Omar', password })
  await omar.chats.isEmpty()
})

test('what is missing at sign-up is said before anything is sent', async ({ world }) => {
  const mei = await world.visitor({ path: '/sign-up' })
  await mei.signIn.signUp({ handle: '1st', name: ' ', password: 'short' })
  await mei.signIn.isWrong(mei.signIn.name, texts.signIn.nameMissing)
  await mei.signIn.isWrong(mei.signIn.handle, texts.signIn.handleWrong)
  await mei.signIn.isWrong(mei.signIn.password, texts.signIn.passwordShort)
})

test('signing in leads on to the page that was wanted', async ({ world }) => {
  const { handle } = await world.inside.person('Mei')
  const mei = await world.visitor({ path: '/contacts/requests' })
  await mei.signIn.withPassword(handle, password)
  await mei.page.waitForURL('**/contacts/requests')
  await mei.page.getByText(texts.contacts.noRequests.title).waitFor()
})

test('a passkey makes an account and opens it again', async ({ world }) => {
  const mei = await world.visitor({ path: '/sign-up' })
  await mei.hasAuthenticator()
  await mei.signIn.signUpWithPasskey({ handle: 'mei', name: 'Mei' })
  await mei.chats.isEmpty()
  await mei.me.signOut()
  await mei.signIn.isAsked()
  await mei.signIn.withPasskey()
  await mei.chats.isEmpty()
})
