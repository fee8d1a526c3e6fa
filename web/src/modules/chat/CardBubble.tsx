import type { ContactCardBody, HistoryBody, MiniProgramBody, PlaceBody } from '@sampan/contract'
import { MessagesSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import type { Face } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ProgramIcon } from '../miniPrograms/ProgramIcon.tsx'
import { StillMap } from '../places/StillMap.tsx'
import styles from './CardBubble.module.css'
import { lineText } from './cardText.ts'
import { placeTitle } from './places.ts'

export interface ContactCardData extends ContactCardBody {
  face: Face
  href: string
}
export interface HistoryData extends HistoryBody {
  /** Undefined while it is on its way. */
  href: string | undefined
}
export interface PlaceData extends PlaceBody {
  /** Undefined while it is on its way. */
  href: string | undefined
}
export interface ProgramCardData extends MiniProgramBody {
  href: string
  /** Undefined where it has none. */
  pictureUrl: string | undefined
}
export type CardData = ContactCardData | PlaceData | ProgramCardData | HistoryData

/** A person, a place, or several messages as one. A press leads to all of it. */
export function CardBubble({ card, children }: { card: CardData; children: ReactNode }) {
  switch (card.kind) {
    case 'contactCard':
      return <ContactCard card={card}>{children}</ContactCard>
    case 'place':
      return <Place place={card}>{children}</Place>
    case 'miniProgram':
      return <ProgramCard program={card}>{children}</ProgramCard>
    case 'history':
      return <History history={card}>{children}</History>
  }
}

function ContactCard({ card, children }: { card: ContactCardData; children: ReactNode }) {
  const { t } = useTranslation('messages')
  return (
    <Link href={card.href} className={styles.card ?? ''}>
      <span className={styles.top}>
        <Avatar face={card.face} size={40} />
        <span className={styles.words}>
          <Bdi cut className={styles.title}>
            {card.name}
          </Bdi>
          <bdi dir="ltr" className={styles.small}>
            @{card.handle}
          </bdi>
        </span>
      </span>
      <span className={styles.foot}>
        {t('card.title')}
        {children}
      </span>
    </Link>
  )
}

function Place({ place, children }: { place: PlaceData; children: ReactNode }) {
  const { t } = useTranslation('messages')
  const inside = (
    <>
      <PlaceInside place={place} />
      <span className={styles.foot}>
        {t('place.title')}
        {children}
      </span>
    </>
  )
  return place.href === undefined ? (
    <div className={styles.card}>{inside}</div>
  ) : (
    <Link href={place.href} className={styles.card ?? ''}>
      {inside}
    </Link>
  )
}

/** Opens the program at the page that was sent. */
function ProgramCard({ program, children }: { program: ProgramCardData; children: ReactNode }) {
  const { t } = useTranslation('messages')
  const { programId, name, title, iconHash, href, pictureUrl } = program
  return (
    <Link href={href} className={styles.card ?? ''}>
      <span className={styles.top}>
        <ProgramIcon program={{ id: programId, name, iconHash }} size={44} />
        <span className={styles.words}>
          <Bdi cut className={styles.title}>
            {title || name}
          </Bdi>
          {title !== '' && (
            <Bdi cut className={styles.small}>
              {name}
            </Bdi>
          )}
        </span>
      </span>
      {pictureUrl !== undefined && <img className={styles.picture} src={pictureUrl} alt="" draggable={false} />}
      <span className={styles.foot}>
        {t('program.title')}
        {children}
      </span>
    </Link>
  )
}

const MAP_WIDTH = 272
const MAP_HEIGHT = 128

/** A map and what the place is called. */
export function PlaceInside({ place }: { place: PlaceBody }) {
  const { latitude, longitude, address } = place
  const title = placeTitle(place)
  return (
    <span className={styles.place}>
      <span className={styles.map}>
        <StillMap latitude={latitude} longitude={longitude} width={MAP_WIDTH} height={MAP_HEIGHT} />
      </span>
      <span className={styles.words}>
        {title === '' ? (
          <bdi dir="ltr" className={styles.title}>
            {latitude}, {longitude}
          </bdi>
        ) : (
          <Bdi cut className={styles.title}>
            {title}
          </Bdi>
        )}
        {address !== '' && address !== title && (
          <Bdi cut className={styles.small}>
            {address}
          </Bdi>
        )}
      </span>
    </span>
  )
}

function History({ history, children }: { history: HistoryData; children: ReactNode }) {
  const { t } = useTranslation(['messages', 'chat', 'files'])
  const inside = (
    <>
      <span className={styles.top}>
        <span className={styles.pin}>
          <Icon of={MessagesSquare} size={24} />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{t('history.title')}</span>
          <Bdi cut className={styles.small}>
            {history.names.join(', ')}
          </Bdi>
        </span>
      </span>
      <span className={styles.lines}>
        {history.lines.map((line, index) => {
          // Nothing in it ever moves: the place of a line is its identity.
          const key = `${index} ${line.kind}`
          return (
            <Bdi key={key} cut like={line.text} className={styles.small}>
              {`${line.senderName}: ${lineText(line, t)}`}
            </Bdi>
          )
        })}
      </span>
      <span className={styles.foot}>
        {t('history.count', { count: history.count })}
        {children}
      </span>
    </>
  )
  return history.href === undefined ? (
    <div className={styles.card}>{inside}</div>
  ) : (
    <Link href={history.href} className={styles.card ?? ''}>
      {inside}
    </Link>
  )
}
