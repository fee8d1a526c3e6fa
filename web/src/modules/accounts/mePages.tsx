/** The pages of the Me tab: what the store and the server know, handed to the screens. */
import type { Passkey, Self } from '@sampan/contract'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { forgetPush } from '../../app/notifications/subscription.ts'
import { errorText, useAct, useFaceOf, useLive, useSync } from '../../app/sync/index.ts'
import { languages } from '../../locales/language.ts'
import { useLanguage } from '../../locales/useLanguage.ts'
import { MoneyText } from '../../ui/money/MoneyText.tsx'
import { useHidden, useMainCurrency } from '../../ui/money/preferences.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { contactLink } from '../contacts/codes.ts'
import { CodeScreen } from './CodeScreen.tsx'
import { DevicesScreen } from './DevicesScreen.tsx'
import { MeScreen } from './MeScreen.tsx'
import { ProfileScreen } from './ProfileScreen.tsx'
import { addPasskey, PasskeyNotUsed } from './passkeys.ts'
import { SettingsScreen } from './SettingsScreen.tsx'
import { saveCode } from './saveCode.ts'
import { useServer } from './useServer.ts'

const useSelf = (): Self | undefined => useLive((queries) => queries.self())

const waiting = <Skeleton shape="card" count={3} />

/** What one's own code and link hold, and what can be done with them. */
function useOwnCode(self: Self | undefined) {
  const { t } = useTranslation(['me', 'common'])
  const { actions } = useSync()
  const { act } = useAct()
  const link = contactLink(location.origin, self?.contactCode ?? '')
  return {
    link,
    onSave: () => void act(() => saveCode(link, self?.member.handle ?? '')),
    onShare: () =>
      void act(async () => {
        if (typeof navigator.share === 'function') return navigator.share({ url: link }).catch(ignoreClosedByPerson)
        await navigator.clipboard.writeText(link)
        showToast({ text: t('common:copied') })
      }),
    onRenew: () => void act(() => actions.renewContactCode()),
  }
}

function ignoreClosedByPerson(reason: unknown): void {
  if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason
}

export function MePage() {
  const self = useSelf()
  const faceOf = useFaceOf()
  const [path] = useLocation()
  const devices = useLive((queries) => queries.devices())
  const code = useOwnCode(self)
  if (!self) return waiting
  return (
    <MeScreen
      face={faceOf(self.member)}
      handle={self.member.handle}
      about={self.member.about}
      link={code.link}
      deviceCount={devices?.length}
      wallet={<WalletValue />}
      path={path}
      onSaveCode={code.onSave}
      onShareCode={code.onShare}
      onRenewCode={code.onRenew}
    />
  )
}

/** What there is in the first currency, unless it is hidden on this device. */
function WalletValue() {
  const wallet = useLive((queries) => queries.wallet())
  const hidden = useHidden()
  const currency = useMainCurrency(wallet?.currencies)
  const balance = wallet?.balances.find((each) => each.currency === currency)
  return balance && !hidden ? <MoneyText amount={balance.available} currency={balance.currency} /> : null
}

export function CodePage() {
  const self = useSelf()
  const faceOf = useFaceOf()
  const code = useOwnCode(self)
  if (!self) return waiting
  return <CodeScreen face={faceOf(self.member)} handle={self.member.handle} {...code} />
}

export function ProfilePage() {
  const self = useSelf()
  const faceOf = useFaceOf()
  const { t } = useTranslation('common')
  const { actions } = useSync()
  const { act, pending } = useAct()
  if (!self) return waiting
  const { name, about, region, handle } = self.member
  return (
    <ProfileScreen
      face={faceOf(self.member)}
      handle={handle}
      handleChangedAt={self.handleChangedAt ?? null}
      profile={{ name, about, region }}
      saving={pending}
      onSave={(profile) =>
        void act(
          () => actions.updateProfile(profile),
          () => showToast({ text: t('saved') }),
        )
      }
      onPicture={(picture) =>
        void act(() => (picture ? actions.setAvatar(picture) : actions.updateProfile({ avatarFileId: null })))
      }
    />
  )
}

export function DevicesPage() {
  const devices = useLive((queries) => queries.devices())
  const { actions } = useSync()
  const { act } = useAct()
  return <DevicesScreen devices={devices} now={new Date()} onEnd={(id) => void act(() => actions.endDevice(id))} />
}

export function SettingsPage() {
  const self = useSelf()
  const { t } = useTranslation('signIn')
  const { actions, api } = useSync()
  const { act } = useAct()
  const [, navigate] = useLocation()
  const facts = useServer()
  const { passkeys, reload } = usePasskeys()
  useKeptLanguage(self)
  if (!self) return waiting
  return (
    <SettingsScreen
      server={location.host}
      version={facts?.server?.version ?? ''}
      hasPassword={self.hasPassword}
      recoveryLeft={self.recoveryCodes?.left ?? null}
      twoStep={(self.twoStepSince ?? null) !== null}
      passkeys={passkeys}
      now={new Date()}
      onChangePassword={async (current, next) => {
        try {
          await actions.changePassword(current, next)
        } catch (reason) {
          throw new Error(errorText(reason), { cause: reason })
        }
      }}
      onAddPasskey={() =>
        void act(async () => {
          try {
            await addPasskey()
          } catch (reason) {
            if (!(reason instanceof PasskeyNotUsed)) throw reason
            showToast({ text: t('passkeyFailed'), look: 'danger' })
          }
        }).then(reload)
      }
      onRemovePasskey={(passkeyId) => void act(() => api.call('accounts.removePasskey', { passkeyId })).then(reload)}
      onSignOut={() =>
        void act(
          async () => {
            // The server sends nothing to a device that was signed out; what is shown goes too.
            await forgetPush().catch(() => undefined)
            await actions.signOut()
          },
          () => navigate('/sign-in', { replace: true }),
        )
      }
    />
  )
}

/** Fetched each time: they are seen on this screen only. */
function usePasskeys() {
  const { api } = useSync()
  const [passkeys, setPasskeys] = useState<readonly Passkey[]>()
  const reload = useCallback(
    () =>
      api.call('accounts.listPasskeys', {}).then(
        (answer) => setPasskeys(answer.passkeys),
        () => setPasskeys((known) => known ?? []),
      ),
    [api],
  )
  useEffect(() => void reload(), [reload])
  return { passkeys, reload }
}

/** The server keeps the language too, for what it will write to the member. */
function useKeptLanguage(self: Self | undefined): void {
  const language = useLanguage()
  const { actions } = useSync()
  const kept = self?.language
  useEffect(() => {
    if (kept === undefined || kept === language || !languages.includes(language)) return
    // It is tried again on the next visit: nothing is lost while the device is offline.
    actions.updateProfile({ language }).catch(() => undefined)
  }, [actions, kept, language])
}
