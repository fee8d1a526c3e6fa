import type { Exchange, ShownBody } from '@sampan/miniprogram/devtools'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../locales/useFormats.ts'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import styles from './NetworkTab.module.css'
import parts from './parts.module.css'

/** As makers know it, in every language. */
const SOCKET = 'WS'

interface NetworkTabProps {
  exchanges: readonly Exchange[]
  onClear: () => void
}

export function NetworkTab({ exchanges, onClear }: NetworkTabProps) {
  const { t } = useTranslation('devtools')
  return (
    <>
      <div className={parts.tools}>
        <span className={parts.space} />
        <IconButton label={t('network.clear')} icon={Trash2} size={20} onPress={onClear} />
      </div>
      <div className={parts.scroll}>
        {exchanges.length === 0 ? (
          <p className={parts.empty}>{t('network.empty')}</p>
        ) : (
          <ol className={parts.rows} aria-label={t('tabs.network')}>
            {exchanges.map((exchange) => (
              <li key={exchange.id} className={parts.row}>
                <ExchangeRow exchange={exchange} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  )
}

function ExchangeRow({ exchange }: { exchange: Exchange }) {
  const { t } = useTranslation('devtools')
  const formats = useFormats()
  const [isOpen, setOpen] = useState(false)
  const { method, url, kind, state, status, failure, durationMs, received } = exchange
  const isBad = state === 'failed' || (status !== null && status >= 400)
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.method}>{kind === 'socket' ? SOCKET : method}</span>
        <bdi className={styles.name}>{nameOf(url)}</bdi>
        <span className={classes(styles.status, isBad && styles.bad)}>
          {status ?? (failure === '' ? t('network.running') : failure)}
        </span>
        <span className={styles.figure}>{received ? formats.size(received.bytes) : ''}</span>
        <span className={styles.figure}>{durationMs === null ? '' : t('network.ms', { count: durationMs })}</span>
      </summary>
      {isOpen && <ExchangeFacts exchange={exchange} />}
    </details>
  )
}

function ExchangeFacts({ exchange: { url, sentHeaders, sent, headers, received, lines } }: { exchange: Exchange }) {
  const { t } = useTranslation('devtools')
  return (
    <>
      <p className={parts.code} dir="ltr">
        {url}
      </p>
      <Headers title={t('network.sentHeaders')} headers={sentHeaders} />
      <Body title={t('network.sent')} body={sent} />
      <Headers title={t('network.headers')} headers={headers} />
      <Body title={t('network.received')} body={received} />
      {lines.length > 0 && (
        <>
          <h3 className={parts.head}>{t('network.messages')}</h3>
          <ol className={parts.rows}>
            {lines.map(({ id, isSent, text, bytes }) => (
              <li key={id} className={styles.message}>
                <Icon of={isSent ? ArrowUp : ArrowDown} size={12} />
                <span className={parts.code}>{text ?? t('network.noText', { count: bytes })}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Headers({ title, headers }: { title: string; headers: Exchange['headers'] }) {
  if (headers.length === 0) return null
  return (
    <>
      <h3 className={parts.head}>{title}</h3>
      <dl className={parts.pairs} dir="ltr">
        {headers.map(([name, value]) => (
          <Pair key={`${name} ${value}`} name={name} value={value} />
        ))}
      </dl>
    </>
  )
}

const Pair = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

function Body({ title, body }: { title: string; body: ShownBody | null }) {
  const { t } = useTranslation('devtools')
  if (body === null || body.bytes === 0) return null
  return (
    <>
      <h3 className={parts.head}>{title}</h3>
      {body.text === null ? (
        <p className={parts.code}>{t('network.noText', { count: body.bytes })}</p>
      ) : (
        <pre className={parts.block} dir="ltr">
          {pretty(body.text)}
        </pre>
      )}
      {body.isCut && <p className={parts.code}>{t('network.cut')}</p>}
    </>
  )
}

/** JSON on lines of its own. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** The end of an address says most. */
function nameOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname, search } = new URL(address)
  const last = pathname.split('/').findLast((part) => part !== '')
  return (last ?? host) + search
}
