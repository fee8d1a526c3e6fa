import '../ui/base.css'
import { type ReactNode, useState } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { Shell } from '../app/Shell.tsx'
import { formatTag } from '../locales/language.ts'
import { loadAllTexts, startTexts } from '../locales/texts.ts'
import { useLanguage } from '../locales/useLanguage.ts'
import { CodeScreen } from '../modules/accounts/CodeScreen.tsx'
import { DevicesScreen } from '../modules/accounts/DevicesScreen.tsx'
import { MeScreen } from '../modules/accounts/MeScreen.tsx'
import { ProfileScreen } from '../modules/accounts/ProfileScreen.tsx'
import { SettingsScreen } from '../modules/accounts/SettingsScreen.tsx'
import { SignInScreen } from '../modules/accounts/SignInScreen.tsx'
import { SignUpScreen } from '../modules/accounts/SignUpScreen.tsx'
import { ChatsScreen } from '../modules/chat/ChatsScreen.tsx'
import { ChooseChat } from '../modules/chat/pages.tsx'
import { DiscoverScreen } from '../modules/discover/DiscoverScreen.tsx'
import type { Place } from '../ui/Places.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { now, rows } from './chats.ts'
import { AmountPage, Amounts, Failed, Paid, Paying } from './Money.tsx'
import { Parts } from './Parts.tsx'
import { languageOf, mei, omar } from './people.ts'
import { Talk } from './Talk.tsx'
import { WalletScene } from './Wallet.tsx'

// Looks at screens without a server: /gallery.html?show=chats. Not part of the production build.

const nothing = () => {}
const link = 'https://sampan.hafen.example/add/Xk3_9ZqLm2Rt7Wab'

const home = (
  place: Place,
  list: ReactNode,
  more: { content?: ReactNode; details?: ReactNode; placeholder?: ReactNode } = {},
) => <Shell place={place} list={list} counts={{ chats: 18, contacts: 1 }} me={omar} {...more} />

const code = <CodeScreen face={mei} handle="mei" link={link} onSave={nothing} onShare={nothing} onRenew={nothing} />
const me = (
  <MeScreen
    face={mei}
    handle="mei"
    about="在江边画画，周末坐船"
    link={link}
    deviceCount={3}
    path={location.pathname}
    onSaveCode={nothing}
    onShareCode={nothing}
    onRenewCode={nothing}
  />
)

const settingsOf = (details: ReactNode) =>
  home('me', me, { content: <WalletScene page="WalletSettingsPage" />, details })

function Chats({ loaded = true, empty = false }: { loaded?: boolean; empty?: boolean }) {
  const [query, setQuery] = useState('')
  return (
    <ChatsScreen
      rows={loaded ? (empty ? [] : rows) : undefined}
      query={query}
      onQuery={setQuery}
      found={null}
      currentId="2"
      now={now}
      acts={{ set: nothing, markRead: nothing, archive: nothing, hide: nothing, clear: nothing }}
      onNotes={nothing}
    />
  )
}

const signIn = (demo: boolean) => (
  <SignInScreen
    server="sampan.hafen.example"
    people={demo ? languageOf.map(([face, language]) => ({ handle: face.id, face, language })) : []}
    signUpOpen
    passkeys
    onStepIn={nothing}
    onPasskey={nothing}
    onPassword={nothing}
  />
)

const screens: Record<string, () => ReactNode> = {
  parts: () => <Parts />,
  amounts: () => <Amounts />,
  amount: () => home('me', me, { content: <AmountPage /> }),
  pay: () => home('me', me, { content: <Paying /> }),
  payPinFree: () => home('me', me, { content: <Paying amount="1140" /> }),
  payFirstPin: () => home('me', me, { content: <Paying set={false} /> }),
  payShort: () => home('me', me, { content: <Paying amount="99900000" /> }),
  payFailed: () => home('me', me, { content: <Paying amount="1140" fails /> }),
  paid: () => home('me', me, { content: <Paid /> }),
  failed: () => home('me', me, { content: <Failed /> }),
  wallet: () => home('me', me, { content: <WalletScene page="WalletPage" /> }),
  walletEmpty: () => home('me', me, { content: <WalletScene page="WalletPage" name="walletEmpty" /> }),
  walletFrozen: () => home('me', me, { content: <WalletScene page="WalletPage" name="walletFrozen" /> }),
  statement: () => home('me', me, { content: <WalletScene page="StatementPage" /> }),
  receipt: () =>
    home('me', me, {
      content: <WalletScene page="StatementPage" />,
      details: <WalletScene page="ReceiptPage" parameters={{ entryId: 'e1' }} />,
    }),
  month: () => home('me', me, { content: <WalletScene page="MonthPage" /> }),
  walletSettings: () => home('me', me, { content: <WalletScene page="WalletSettingsPage" /> }),
  pin: () => settingsOf(<WalletScene page="PinPage" />),
  pinFirst: () => settingsOf(<WalletScene page="PinPage" name="pinFirst" />),
  pinReset: () => settingsOf(<WalletScene page="PinResetPage" />),
  pinResetWait: () => settingsOf(<WalletScene page="PinResetPage" name="pinResetWait" />),
  pinFree: () => settingsOf(<WalletScene page="PinFreePage" />),
  limits: () => settingsOf(<WalletScene page="LimitsPage" />),
  signIn: () => signIn(true),
  signInPlain: () => signIn(false),
  signUp: () => <SignUpScreen open passkeys onPassword={nothing} onPasskey={nothing} />,
  chats: () => home('chats', <Chats />, { placeholder: <ChooseChat /> }),
  chatsLoading: () => home('chats', <Chats loaded={false} />),
  chatsEmpty: () => home('chats', <Chats empty />),
  direct: () => home('chats', <Chats />, { content: <Talk many={false} /> }),
  group: () => home('chats', <Chats />, { content: <Talk many /> }),
  writing: () => home('chats', <Chats />, { content: <Talk many draft="Jasmine or oolong @" /> }),
  discover: () => home('discover', <DiscoverScreen />),
  me: () => home('me', me, { placeholder: code }),
  code: () => home('me', me, { content: code }),
  profile: () =>
    home('me', me, {
      content: (
        <ProfileScreen
          face={mei}
          handle="mei"
          handleChangedAt={null}
          profile={{ name: 'Mei 林美', about: '在江边画画，周末坐船', region: 'CN' }}
          saving={false}
          onSave={nothing}
          onPicture={nothing}
        />
      ),
    }),
  devices: () =>
    home('me', me, {
      content: (
        <DevicesScreen
          now={now}
          onEnd={nothing}
          devices={[
            {
              id: '1',
              name: 'Chrome, Android',
              createdAt: '2025-11-02T09:00:00.000Z',
              lastSeenAt: now.toISOString(),
              current: true,
            },
            {
              id: '2',
              name: 'Firefox, Linux',
              createdAt: '2025-11-02T09:00:00.000Z',
              lastSeenAt: '2025-11-21T06:10:00.000Z',
              current: false,
            },
            {
              id: '3',
              name: 'Safari, iPhone',
              createdAt: '2025-10-02T09:00:00.000Z',
              lastSeenAt: '2025-11-18T06:10:00.000Z',
              current: false,
            },
          ]}
        />
      ),
    }),
  settings: () =>
    home('me', me, {
      content: (
        <SettingsScreen
          server="sampan.hafen.example"
          version="0.1.0"
          hasPassword
          recoveryLeft={8}
          twoStep
          passkeys={[
            {
              id: '1',
              name: 'Chrome, Android',
              createdAt: '2025-11-02T09:00:00.000Z',
              lastUsedAt: '2025-11-20T09:00:00.000Z',
            },
          ]}
          now={now}
          onChangePassword={async () => {}}
          onAddPasskey={nothing}
          onRemovePasskey={nothing}
          onSignOut={nothing}
        />
      ),
    }),
}

function Gallery() {
  const show = new URLSearchParams(location.search).get('show') ?? 'parts'
  return (
    <I18nProvider locale={formatTag(useLanguage())}>
      <RouterProvider navigate={(to) => history.pushState(null, '', to)}>
        {screens[show]?.() ?? Object.keys(screens).join(' ')}
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('gallery.html has no #root.')
await startTexts()
await loadAllTexts()
createRoot(root).render(<Gallery />)
