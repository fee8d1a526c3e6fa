import type { FundingOffer, SourceKind } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { ExternalLink, SearchX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation, useSearch } from 'wouter'
import { errorText, useAct, useOffline, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row, Rows, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import { Segments } from '../transfers/Segments.tsx'
import { PaneBar } from '../wallet/PaneBar.tsx'
import styles from './Funding.module.css'
import { inFours, plainNumber, readExpiry, serves, type Way, writeExpiry } from './rules.ts'
import { Unknown } from './SourcesPage.tsx'
import { TestNote } from './TestNote.tsx'
import { useFunding } from './useFunding.ts'

/** What each way to use it leads on to, once it is linked. */
const next: Readonly<Record<Way, (sourceId: string) => string>> = {
  topUp: (sourceId) => `/me/wallet/top-up?from=${sourceId}`,
  withdrawal: (sourceId) => `/me/wallet/withdraw?to=${sourceId}`,
}

/** `/me/wallet/sources/new`, with `?for=topUp` or `?for=withdrawal` where it is needed for that. */
export function LinkSourcePage() {
  const { t } = useTranslation('funding')
  const funding = useFunding()
  const asked = new URLSearchParams(useSearch()).get('for')
  const way = asked === 'topUp' || asked === 'withdrawal' ? asked : undefined
  return (
    <>
      <PaneBar title={t('link.title')} back="/me/wallet/sources" />
      <ScreenBody>{funding ? <Choose offer={funding.offer} way={way} /> : <Unknown />}</ScreenBody>
    </>
  )
}

function Choose({ offer, way }: { offer: FundingOffer; way: Way | undefined }) {
  const { t } = useTranslation('funding')
  const kinds = offer.kinds.filter((each) => way === undefined || serves(each, way))
  const [chosen, setChosen] = useState<SourceKind>()
  const offered = kinds.find(({ kind }) => kind === chosen) ?? kinds[0]
  if (!offered) return <EmptyState icon={SearchX} title={t('link.nothing')} />
  return (
    <>
      {offer.test && <TestNote provider={offer.provider} />}
      {kinds.length > 1 && (
        <Segments
          label={t('link.kind')}
          choices={kinds.map(({ kind }) => ({ id: kind, text: t(`kind.${kind}`) }))}
          chosen={offered.kind}
          onChoose={setChosen}
        />
      )}
      {offered.way === 'page' ? (
        <OnTheirPage key={offered.kind} kind={offered.kind} />
      ) : (
        <OwnForm key={offered.kind} kind={offered.kind} offer={offer} way={way} />
      )}
    </>
  )
}

/** The number is typed on the provider's page, which leads back to `LinkedPage`. */
function OnTheirPage({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation('funding')
  const { api } = useSync()
  const isOffline = useOffline()
  const { act, pending } = useAct()
  const [linkId] = useState(() => v7())
  const go = () =>
    void act(
      () => api.call('funding.linkSource', { linkId, kind }),
      ({ link: { url } }) => {
        if (url !== null) window.location.assign(url)
      },
    )
  return (
    <div className={styles.form}>
      <p className={styles.text}>{t(`link.page.${kind}`)}</p>
      {isOffline && <p className={styles.offline}>{t('offline')}</p>}
      <Button wide arrow={ExternalLink} busy={pending} disabled={isOffline} onPress={go}>
        {t('link.page.action')}
      </Button>
    </div>
  )
}

type Field = 'number' | 'expires'
const fieldOf: Readonly<Record<string, Field>> = {
  'funding.numberWrong': 'number',
  'funding.testNumbersOnly': 'number',
  'funding.linkRefused': 'number',
  'funding.cardExpired': 'expires',
}

/** For the numbers of the test bank alone. */
function OwnForm({ kind, offer, way }: { kind: SourceKind; offer: FundingOffer; way: Way | undefined }) {
  const { t } = useTranslation('funding')
  const { api } = useSync()
  const isOffline = useOffline()
  const now = useNow()
  const [, navigate] = useLocation()
  const [linkId] = useState(() => v7())
  const [typed, setTyped] = useState('')
  const [expires, setExpires] = useState('')
  const [problem, setProblem] = useState<{ field: Field; text: string }>()
  const [busy, setBusy] = useState(false)
  const number = plainNumber(kind, typed)
  const numbers = offer.testNumbers.filter((each) => each.kind === kind)

  const run = async () => {
    const expiry = readExpiry(expires)
    // What cannot be a number at all is not asked about.
    const isShaped = kind === 'card' ? /^\d{12,19}$/.test(number) : /^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(number)
    if (!isShaped) return setProblem({ field: 'number', text: t('link.numberShape') })
    if (kind === 'card' && !expiry) return setProblem({ field: 'expires', text: t('link.expiresWrong') })
    setBusy(true)
    setProblem(undefined)
    try {
      await api.call('funding.linkSource', { linkId, kind })
      const { source } = await api.call('funding.finishLink', {
        linkId,
        details: expiry && kind === 'card' ? { kind, number, expires: expiry } : { kind: 'bankAccount', number },
      })
      showToast({ text: t('link.done') })
      navigate(way ? next[way](source.id) : `/me/wallet/sources/${source.id}`, { replace: true })
    } catch (reason) {
      const field = reason instanceof ApiError ? fieldOf[reason.code] : undefined
      if (field) setProblem({ field, text: errorText(reason) })
      else showToast({ key: 'error', look: 'danger', text: errorText(reason) })
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isOffline && !busy) void run()
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={t(kind === 'card' ? 'link.cardNumber' : 'link.accountNumber')}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setProblem(undefined)
          }}
          error={problem?.field === 'number' ? problem.text : undefined}
          autoComplete="off"
          lengthMax={60}
          latin
          {...(kind === 'card' && { inputMode: 'numeric' as const })}
        />
        {kind === 'card' && (
          <TextField
            label={t('link.expires')}
            value={expires}
            onChange={(value) => {
              setExpires(value)
              setProblem(undefined)
            }}
            error={problem?.field === 'expires' ? problem.text : undefined}
            hint={t('link.expiresHint')}
            autoComplete="off"
            lengthMax={9}
            latin
          />
        )}
        {isOffline && <p className={styles.offline}>{t('offline')}</p>}
        <Button type="submit" wide busy={busy} disabled={isOffline || number === ''}>
          {t('link.action')}
        </Button>
      </form>
      <section>
        <SectionTitle>{t('link.numbers')}</SectionTitle>
        <Rows label={t('link.numbers')} inset="none">
          {numbers.map((each) => (
            <Row
              key={each.number}
              title={t(`behaviour.${each.behaviour}`)}
              detail={
                <bdi dir="ltr" className={styles.digits}>
                  {inFours(each.number)}
                </bdi>
              }
              pressed={each.number === number}
              onPress={() => {
                setProblem(undefined)
                setTyped(inFours(each.number))
                setExpires(writeExpiry({ month: 12, year: now.getFullYear() + 4 }))
              }}
            />
          ))}
        </Rows>
      </section>
    </>
  )
}
