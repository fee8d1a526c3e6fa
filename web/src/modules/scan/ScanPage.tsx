import { recogniseCode, type ScannedCode } from '@sampan/contract/codes/index.ts'
import { Copy, ExternalLink, QrCode, ScanLine, Store } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type Fact, Facts } from '../../ui/money/index.ts'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { showToast } from '../../ui/toast.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { scannedHref } from '../miniPrograms/address.ts'
import { payPath } from './payPath.ts'
import { Scanner } from './Scanner.tsx'
import styles from './ScanPage.module.css'

/** What leads nowhere by itself. */
type Shown = Extract<ScannedCode, { kind: 'foreignPayment' | 'payCode' | 'link' | 'text' }>

/**
 * `…/scan`: the one entrance for every code, before the camera or in a picture. This server's own codes lead to what they
 * name; whatever else is only shown, and never opens by itself.
 */
export function ScanPage() {
  const { t } = useTranslation('scan')
  const desktop = useDesktop()
  const [path, navigate] = useLocation()
  const [shown, setShown] = useState<Shown>()
  const take = (text: string) => {
    const code = recogniseCode(text, { origin: location.origin })
    if (code.kind === 'person') navigate(`/add/${code.code}`, { replace: true })
    else if (code.kind === 'group') navigate(`/g/${code.token}`, { replace: true })
    else if (code.kind === 'program') navigate(scannedHref(code.address), { replace: true })
    else if (code.kind === 'payment') navigate(payPath(code.text), { replace: true })
    else setShown(code)
  }
  return (
    <>
      <AppBar
        title={t('title')}
        back={desktop ? undefined : above(path)}
        actions={<IconButton label={t('myCode')} icon={QrCode} href="/me/code" />}
      />
      <ScreenBody>
        <Scanner looking={shown === undefined} onCode={take} />
        {shown && <Found code={shown} onAgain={() => setShown(undefined)} />}
      </ScreenBody>
    </>
  )
}

/** The scanner stands below several screens; it leads back to the one it was opened from. */
const above = (path: string): string => path.replace(/\/scan$/, '') || '/discover'

/** What a code holds that leads nowhere by itself: shown, and opened only by who wants it. */
function Found({ code, onAgain }: { code: Shown; onAgain: () => void }) {
  const { t } = useTranslation(['scan', 'common'])
  const text = code.kind === 'payCode' ? grouped(code.digits) : code.text
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    showToast({ text: t('common:copied') })
  }
  return (
    <section className={styles.found} aria-label={t('holds')}>
      <h2 className={styles.foundTitle}>{code.kind === 'payCode' ? t('payCode.title') : t('holds')}</h2>
      {code.kind === 'foreignPayment' ? (
        <ForeignPayment code={code} />
      ) : (
        <p className={styles.held}>
          <Bdi>{text}</Bdi>
        </p>
      )}
      {/* The name that counts, in the letters that it really has, whatever stands before it or looks like it. */}
      {code.kind === 'link' && <Facts facts={[{ label: t('leadsTo'), value: <Bdi>{code.url.host}</Bdi> }]} />}
      <p className={styles.foundText}>{t(words[code.kind])}</p>
      <div className={styles.acts}>
        {code.kind === 'payCode' ? (
          <Button small icon={Store} href={`/me/stall/till?code=${code.digits}`}>
            {t('payCode.charge')}
          </Button>
        ) : (
          <Button look="line" small icon={Copy} onPress={() => void copy()}>
            {t('common:copy')}
          </Button>
        )}
        {code.kind === 'link' && (
          <Button look="line" small icon={ExternalLink} onPress={() => open(code.url, '_blank', 'noopener,noreferrer')}>
            {t('open')}
          </Button>
        )}
        <Button look={code.kind === 'payCode' ? 'line' : 'main'} small wide icon={ScanLine} onPress={onAgain}>
          {t('again')}
        </Button>
      </div>
    </section>
  )
}

const words = {
  foreignPayment: 'foreignPayment.text',
  payCode: 'payCode.text',
  link: 'foreign',
  text: 'foreign',
} as const

const grouped = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

function ForeignPayment({ code: { code } }: { code: Extract<Shown, { kind: 'foreignPayment' }> }) {
  const { t } = useTranslation('scan')
  const facts: Fact[] = []
  const add = (label: string, value: string | null) => {
    if (value) facts.push({ label, value: <Bdi>{value}</Bdi> })
  }
  add(t('foreignPayment.name'), code.name)
  add(t('foreignPayment.city'), code.city)
  add(t('foreignPayment.amount'), code.amount && [code.amount, code.currency].filter(Boolean).join(' '))
  add(t('foreignPayment.server'), code.host)
  return <Facts facts={facts} />
}
