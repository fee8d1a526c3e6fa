import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Bdi } from '../../ui/Bdi.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import styles from './Message.module.css'
import type { QuoteData } from './message.ts'

/** What is replied to: over a message, and over the field while one writes. */
export function Quote({ quote, onPress }: { quote: QuoteData; onPress?: (() => void) | undefined }) {
  const { t } = useTranslation(['chat', 'common'])
  const inside = (
    <>
      <span className={styles.quoted}>
        <b>{quote.own ? t('common:you') : <bdi>{quote.name}</bdi>}</b>
        <Bdi cut className={quote.text === undefined ? styles.gone : undefined}>
          {quote.text ?? t('message.gone')}
        </Bdi>
      </span>
      {quote.pictureUrl !== undefined && <img src={quote.pictureUrl} alt="" className={styles.quotedPicture} />}
    </>
  )
  return onPress ? (
    <Button className={styles.quote ?? ''} onPress={onPress}>
      <Hidden>{t('message.goTo')}</Hidden>
      {inside}
    </Button>
  ) : (
    <div className={styles.quote}>{inside}</div>
  )
}
